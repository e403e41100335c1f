"""What a rep around Manchester jots down after a talk, by what it was about."""

from salesbook.book.demo.kinds import Kind
from salesbook.book.demo.scripted import Given
from salesbook.book.demo.wording import Lines, Opening, Trouble
from salesbook.domain.codes import Source

AFTER_FIRST = (
    "left a card", "left a sample pack", "got a mobile", "bring samples next time", "running an old {m}", "mornings best",
    "not before month end", "parking's murder", "no prices yet", "next door's already ours", "someone else signs",
    "kept it short", "uses a fair bit of {p}",
)  # fmt: skip
_AFTER_TALK = (
    "ring next week", "sounded fine", "no rush", "asked what others pay", "will think", "wants it moving", "PO first",
    "no mention of price", "bad line", "looks promising", "take a sample of {p}", "must get {w} alone", "said little",
    "cheerful", "try again month end",
)  # fmt: skip
_AFTER_ORDER = (
    "usual price", "wants it quick", "on the account", "no haggling", "asked about the {m} too", "PO to follow",
    "leave with the gatehouse", "bit more than last time", "card payment", "upstairs please", "same spec", "remind two days sooner", "ring before you drop", "nothing from the old batch", "tomorrow if we can",
)  # fmt: skip
_AFTER_CHECK = (
    "nothing needed", "price for the {m} please", "due again in {n} weeks", "asked for a better price", "try two rolls of the new one",
    "took the serial", "showed them how to clean the head", "a rival's been in", "{q} still on the shelf", "likes being rung",
    "will introduce us", "careful with it, next month", "new starter, showed her the roll", "text next time, don't ring",
    "said delivery was quick", "using more than last year",
)  # fmt: skip

OPENINGS = {
    Source.TERRITORY: Opening(
        (
            "called in, {w} was on the counter, five minutes", "doing the estate unit by unit, they get through {p}",
            "saw the new sign and went in, {w} looks after it", "desk tried to stop me, {w} came out anyway",
            "first visit, {w} busy, two words", "went in with a catalogue, {w} read it properly",
            "first time in, old machine by the door, started there",
        ),
        ("off the estate list, {w} picked up and stayed on", "number from the board by the gate, {w} said text me"),
    ),
    Source.COLD: Opening(
        ("cold call on foot, {w} said maybe", "walked in off the street, {w} took a catalogue", "chanced it, {w} made a brew, no business"),
        ("cold list, two transfers and then {w}", "cold ring, {w} asked who we were, didn't hang up"),
    ),
    Source.FAIR: Opening(
        ("met at the show, {w} remembered me", "followed up a show card, {w} let me see the machine"),
        ("off the show list, {w} knew the name", "first ring after the show, {w} is looking at the moment"),
    ),
    Source.REFERRAL: Opening(
        ("a customer walked me over, {w} friendly", "gave a mutual name at the door, {w} put the kettle on"),
        ("gave the referrer's name, {w} warmed up", "{w} had been told I'd ring, went straight to price"),
    ),
    Source.HANDED_OVER: Opening(
        ("Martin took me round, met {w}", "first visit since the handover, {w} unloaded about old deliveries"),
        ("handed over from Martin, said hello to {w}", "on the handover list, {w} hadn't been told"),
    ),
    Source.WEB: Opening(
        ("web enquiry, went to look, {w} had questions",),
        ("web form, rang back, {w} had real questions", "came through the site, {w} wants a price", "found us online, {w} asked how we differ"),
    ),
    Source.EXISTING: Opening(
        ("a customer's second site, {w} does what the first does", "new place of an old customer, {w} knows me"),
        ("branch of a customer, {w} says deal with me direct",),
    ),
    Source.TRADE: Opening(
        ("doing this trade only, number {n} this week, {w} asked what the rest use",),
        ("from the trade directory, {w} says others have asked too",),
    ),
    Source.ASSOCIATION: Opening(
        ("know {w} from the chamber, good welcome",),
        ("chamber list, mentioned it, {w} happy to talk",),
    ),
    Source.FRIENDS: Opening(
        ("my cousin took me, {w} kept me for dinner", "old schoolmate's place, {w} said no need for the suit"),
        ("number from a friend, {w} had heard of me",),
    ),
    Source.ON_THE_WAY: Opening(
        ("stopped for a bite, {w} was fighting the printer, lent a hand", "got talking in the lift, went up to see {w}'s office"),
        ("swapped cards on the train, {w} remembered",),
    ),
    Source.PRESS: Opening(
        ("read about the opening, took flowers, met {w}",),
        ("paper says they're expanding, rang to say well done, {w} pleased",),
    ),
    Source.INFLUENCE: Opening(
        ("the landlord brought me in, {w} could hardly say no",),
        ("dropped the landlord's name, {w} talked",),
    ),
    Source.REVIVED: Opening(
        ("two years since they left, called in, {w} says the other lot were no better",),
        ("an old account, rang with nothing to sell, {w} asked how I was",),
    ),
    Source.LEISURE: Opening(
        ("five-a-side mate's firm, went round after, saw {w}",),
        ("know {w} from the fishing club, will look at the office",),
    ),
    Source.GOOD_TURN: Opening(
        ("pushed {w}'s van once, knew me at once",),
        ("did {w} a small favour in spring, still grateful",),
    ),
    Source.IMPULSE: Opening(
        ("boxes piled outside, went in on a whim, {w} was short of {p}",),
        ("number on the van in front, rang it, {w} laughed and talked",),
    ),
}  # fmt: skip

LINES = {
    Kind.INFO: Lines(
        (
            "sent the brochure, {w} will read it tonight",
            "one page on the thing he asked about",
            "{m} spec and two photos from a neighbour",
            "sheet sent, said so",
            "{p} sizes with prices beside them",
            "sent the quote and the print clip, got a thanks",
            "thirty-second video to {w}",
            "cost-per-copy table, the saving in red",
            "company papers and insurance to {w}",
            "care guide over, next visit agreed",
        ),
        ("no reply yet", "got a thumbs up", "ring in two days", "passed to a colleague", "asked lead time", "wants a sample", "says it's clear", "enough for now"),
    ),
    Kind.NEED: Lines(
        (
            "about {q} a month, counted it with {w}",
            "measured up, {m} fits, wants a socket",
            "walked round with {w}, {n} things to change",
            "they get {p} off the internet, hit and miss",
            "went through a day, it all waits on printing",
            "did the sums on {p}, a lot over a year",
            "{w} fears stoppages more than price",
            "looked at the machine, rollers are bald",
        ),
        ("samples next", "proposal first", "quote this week promised", "took photos", "{w} listened", "has to go up", "no budget yet", "trial one"),
    ),
    Kind.SAMPLE: Lines(
        (
            "took {p} samples, {w} printed a few, clear as day",
            "{m} on loan for the morning, staff crowded round",
            "left two rolls for a week",
            "demo, cabling took an hour, speed won them",
            "stuck some hot and some cold, all held",
            "put ours next to theirs, {w} picked ours",
            "half a day, one jam, their paper, sorted",
            "trial kit in, showed {w} the reload",
        ),
        ("waiting on feedback", "better than theirs, {w} says", "staff to be asked", "no price yet", "collect next week", "before and after photo", "pleased"),
    ),
    Kind.QUOTE: Lines(
        (
            "quoted the {m} at {a} with fitting",
            "two versions, the big one {a}, {w} will look",
            "stepped price on {p}, {w} wants more off",
            "quote has a year's service in, asked without",
            "formal quote mailed, {a}, good till month end",
            "gave a ballpark, {w} went quiet",
            "priced three, second one a bit less",
            "rent or buy, both worked out, rent looks kinder",
        ),
        ("needs signing off", "ring again", "didn't push back, worries me", "sit tight", "asked about terms", "gone to the boss", "in range", "quick reply"),
    ),
    Kind.FOLLOW: Lines(
        (
            "any news, {w} says not been discussed",
            "boss away till next week, says {w}",
            "going through the process, {w} asks for patience",
            "half read the proposal",
            "mentioned the stock we have month end",
            "{w} asked if they can try first, pay after",
            "trial's fine, staff no complaints",
            "two camps inside, {w} is ours",
            "wants {p} priced separately",
            "no push, picked a day to talk",
            "waiting on the budget",
            "only thing missing is a local reference",
            "went through the list with {w}, scanning missing",
            "others have quoted too, {w} still looking",
            "they've cleared space for the {m}",
            "stocktaking, {w} hung up quick",
            "they don't want to give the loan unit back",
            "one first, then the rest, {w} likes that",
        ),
        _AFTER_TALK,
    ),
    Kind.FOLLOW_VISIT: Lines(
        (
            "by appointment, {w} pulled in the people who use it",
            "dropped in, proposal's on the boss's desk",
            "went over the quote line by line, {w} circled two",
            "came for the loan unit, {w} wants it longer",
            "took the new version in, {w} softer than last time",
            "{w} out, chatted to the team, know who signs now",
            "took {w} next door to see one running",
        ),
        _AFTER_TALK,
    ),
    Kind.NO_ANSWER: Lines(
        (
            "no answer",
            "rang out",
            "no answer, sent a text",
            "engaged",
            "voicemail",
            "switched off",
            "tried twice",
            "no answer on either number",
            "picked up and cut off",
            "left a message",
        ),
    ),
    Kind.BLOCKED: Lines(
        (
            "desk says {w} is out, won't put me through",
            "what's it about, then no",
            "round the switchboard and back to the desk",
            "assistant, mail it in please",
            "{w} in a meeting, no appointment no entry",
            "new face on the desk, mention the old one next time",
        ),
    ),
    Kind.REFUSED: Lines(
        (
            "{w} says this year is settled",
            "flat no, sharp with it",
            "went elsewhere, maybe next time",
            "project's off, says {w}",
            "head office buys now, out of their hands",
        ),
        ("thanked them", "asked why, wrote it down", "half a year", "left it there"),
    ),
    Kind.ORDER: Lines(
        (
            "it's a yes",
            "{w} signed, first order",
            "won it, not an easy one",
            "got it at last, {n} visits",
            "looked all round and chose us",
            "{w} gave me the go-ahead, sounded pleased",
            "trial turned into an order",
            "boss agreed, {w} told me straight away",
            "contract out and back the same day",
        ),
        ("card", "PO coming", "delivery day fixed", "{w} is clearing space", "send a fitter", "a third up front", "more if it works"),
    ),
    Kind.DELIVERY: Lines(
        (
            "dropped off, {w} counted and signed",
            "fitted, showed three of them, test fine",
            "met the people who use it",
            "driver wouldn't load, an hour, sorted",
            "up two floors, lent a hand, got a glass of water",
            "delivered, spotted a rival's machine in the back",
            "fitted, my number's on the lid",
        ),
        ("check in a week", "manual left", "photo sent", "went well", "can reload themselves", "one lead missing, tomorrow"),
    ),
    Kind.REORDER: Lines(
        (
            "{w} rang for more",
            "gave a nudge, they were short",
            "same again",
            "one line from {w}, the usual",
            "top-up, going quicker lately",
            "shelf's bare, hurry",
            "asked about stock and took the order",
            "a bit more than last time",
            "stocking for the season",
            "new starter wasted a load, {w} needs more",
            "getting in before the increase",
            "on the van with next door's",
            "rival was out of stock, came to us",
            "the monthly one",
            "urgent, off the van today",
            "{w} gave the numbers, read them back",
            "small one, on my way past",
            "placed it, drop agreed",
            "right on time as ever",
        ),
        _AFTER_ORDER,
    ),
    Kind.REORDER_VISIT: Lines(
        (
            "looked in the stockroom, near empty, took the order",
            "passing, counted the shelf, {w} said top it up",
            "came for the old unit, left with an order",
            "new samples not wanted, the usual was",
            "dropped an invoice, {w}: just the man",
            "counted stock with {w}, topped up to a month",
            "brew first, order second",
            "came to see the machine, wrote an order",
        ),
        _AFTER_ORDER,
    ),
    Kind.CHECK: Lines(
        (
            "checked in, all running",
            "asked how it's going, {w} says good",
            "reload still puzzles them",
            "head wants cleaning, talked it through",
            "asked what's left, {n} weeks' worth",
            "print a bit faint, one step darker",
            "staff like the new one, says {w}",
            "routine ring, {w} busy, no problems",
            "no bother with the {p}",
            "one jam this month",
            "{w} moaned about the other lot, kept out of it",
            "fine since the driver update",
        ),
        _AFTER_CHECK,
    ),
    Kind.CHECK_VISIT: Lines(
        (
            "serviced it, head and pads",
            "looked at the counter, {n}0,000 odd",
            "cleaned it out, prints fine",
            "passing, {w} was in, had a chat",
            "roll was in wrong, showed them",
            "service day, all three done",
            "new roller, no charge",
            "stockroom a mess, tidied it with them",
        ),
        _AFTER_CHECK,
    ),
    Kind.CARE: Lines(
        (
            "said hello, {w} answered at once",
            "sent {w} a clip of one at work, got a thumbs up",
            "told {w} to keep the kit away from the damp",
            "saw the new branch online, congratulated",
            "{w}'s lad got his place, well done",
            "passed on a bit of trade news",
            "hello only, {w}: nice not to be sold to",
            "birthday wishes, {w} chuffed",
            "heard they're moving, offered to shift the kit",
            "found {w} a man for the air con",
            "asked about the back, still bad",
        ),
        ("a few words", "good mood", "never mentioned stock", "says pop in", "stock's fine by the way", "leave it a month"),
    ),
    Kind.CARE_VISIT: Lines(
        (
            "took a coffee in, ten minutes",
            "passing, {w} offered dinner, had to go",
            "dropped the calendar, up behind the desk",
            "sat a while, talked kids",
            "sheltered from the rain, best chat yet",
            "took biscuits, {w} delighted",
            "helped unload a pallet",
            "a year open, took a plant",
        ),
        ("no business", "getting to know them", "come any time, he says", "wife does the books", "says I'm never idle", "shelf half full, noticed"),
    ),
    Kind.COLLECT: Lines(
        (
            "went through the account, {w} pays month end",
            "chased, accounts are on it",
            "money's in, said thanks",
            "cheque arrived",
            "agreed it, one return taken off",
            "{w} paid half, rest next week",
            "reminded, {w} paid while I was on",
            "bookkeeper on leave, wait",
            "statement signed and back",
        ),
        ("to the penny", "no bad blood", "supply goes on", "remind three days sooner", "everyone's slow", "keep it friendly"),
    ),
    Kind.RENEWAL: Lines(
        (
            "service plan up soon, offered another year",
            "renewal, {w} wants a bit off",
            "renewed, same price",
            "never used it, they say, did the sums on call-outs",
            "month's notice given, {w} knows",
        ),
        ("waiting on a signature", "will think", "see them about it", "sent last year's record", "short call"),
    ),
    Kind.REFERRAL: Lines(
        (
            "asked {w} for a name, got a number",
            "{w} has a mate who wants one, use my name",
            "who else could use it, {w} will think",
            "last tip came good, took {w} a bottle",
            "{w} got me into their trade group",
        ),
        ("ring today", "on the list", "tell {w} how it went", "owe one"),
    ),
    Kind.SUPPORT: Lines(
        (
            "set up the new rack, posters up",
            "half an hour on label printers for the counter lad",
            "talked sign money, we put in a third",
            "weekend offer, two boxes of samples in",
            "went with {w} to one of his accounts",
            "looked at the quarter, a bit short",
            "ours had moved to the back shelf, had a word",
            "showed them the driver, fewer calls for me",
        ),
        ("{w} pleased", "see next month", "photo taken", "will take more", "money needs a yes upstairs", "quick learner"),
    ),
    Kind.EVENT: Lines(
        (
            "came to the open day, tried the {m}",
            "customer breakfast, {w} brought a friend",
            "bumped into them at the show",
            "came to the care session, two pages of notes",
            "launch day, {w} stayed to the end",
        ),
        ("keen", "send details", "met a neighbour of theirs", "talk after"),
    ),
    Kind.RECEIVED: Lines(
        (
            "{w} came in to see the {m}, half an hour",
            "{w} picked up stock, stayed for a brew",
            "brought the team to look, good questions",
            "came to swap one, saw the new model",
        ),
        ("saw them out", "had lunch", "not today", "happy", "took prints away"),
    ),
    Kind.SLOW: Lines(
        (
            "asked why it's quiet, trade's slow",
            "{w} still has stock, leave it",
            "sounds like someone else is in, not said",
            "boss wants less used",
            "new buyer, start again",
            "fewer jobs, paper sits",
            "{w} vague, go and see",
        ),
        ("watch this one", "take samples", "didn't push", "price came up", "two weeks", "keep them close"),
    ),
    Kind.LEFT: Lines(
        (
            "gone to someone nearer, half a day quicker",
            "sold up, new owner has his own",
            "moved to Leeds",
            "the late drop did it, gone elsewhere",
            "head office took buying back",
            "five per cent took them",
            "shut, cleared the stock",
        ),
        ("asked why, thanked them", "couldn't hold them", "maybe one day", "lesson learned", "parted well"),
    ),
}  # fmt: skip

TROUBLES = (
    Trouble("rang, new batch won't stick, corners lift, sent a photo", "labels won't stick", "swapped it, tried it with them, holds"),
    Trouble("a day late and it cost them a despatch, said sorry, wrote it down", "delivery a day late", "haulier's fault, two rolls on us, accepted"),
    Trouble("print head gone twice in three months, cross, let him finish", "print head keeps failing", "new head, darkness down, a week without trouble"),
    Trouble("two rolls short, not the first time, will check", "two rolls short", "picking slip, made good, photo at the door from now"),
    Trouble("wrong name on the invoice, accounts sent it back", "wrong invoice", "reissued and posted, said sorry"),
    Trouble("fitter turned up unannounced, muddy boots, office not amused", "fitter without appointment", "fitter went back with biscuits, always books now"),
    Trouble("toner all over a cupboard, papers ruined, sharp", "toner leak", "new unit, helped clean up, calmed down"),
    Trouble("new paper jams, rough edges, half a day lost", "paper jams", "back to the old batch, took the rest away"),
    Trouble("fault rung in two days ago, nobody came", "no engineer", "went the same day, left my mobile as backup"),
)  # fmt: skip

PROMISES = {
    Kind.FIRST_VISIT: ("drop a catalogue", "send a local example", "two print samples"),
    Kind.FIRST_CALL: ("send details", "send the price list", "fix a visit"),
    Kind.NEED: ("send the quote", "write a proposal", "bring samples", "loan a unit"),
    Kind.SAMPLE: ("send the quote", "collect the loan unit", "write up the trial"),
    Kind.QUOTE: ("revise the quote", "ask about terms", "send insurance papers"),
    Kind.FOLLOW: ("find a local reference", "ask lead time", "send the test clip"),
    Kind.ORDER: ("book fitting", "post the contract"),
    Kind.REORDER: ("deliver", "send the invoice", "ring before the drop"),
    Kind.CHECK: ("show the new starter", "bring cleaning pens", "price the refills"),
    Kind.CHECK_VISIT: ("bring a power lead", "bring new pads", "price a cleaning kit"),
    Kind.SUPPORT: ("send a display rack", "ask for sign money"),
}
THEIR_PROMISES = {
    Kind.QUOTE: ("answer this week", "take it to the boss", "decide by month end"),
    Kind.FOLLOW: ("ring after the meeting", "bring the boss in", "send usage figures"),
    Kind.COLLECT: ("pay last month", "pay month end", "sign the statement"),
    Kind.REORDER: ("pay on delivery",),
    Kind.RENEWAL: ("sign and return",),
}

PLANS = {
    Kind.INFO: ("send details", "send the spec"),
    Kind.NEED: ("go and count usage", "look round", "see the machine"),
    Kind.SAMPLE: ("take samples", "take the loan unit", "trial"),
    Kind.QUOTE: ("quote", "price it", "send the offer"),
    Kind.OBJECTION: ("ring back", "talk again", "ask what worries them"),
    Kind.OBJECTION_VISIT: ("go and talk", "see them about it"),
    Kind.FOLLOW: ("ring for news", "has it been signed", "try again"),
    Kind.FOLLOW_VISIT: ("meet", "go through the offer"),
    Kind.NO_ANSWER: ("ring", "ring back"),
    Kind.ORDER: ("get a yes", "decision"),
    Kind.DELIVERY: ("deliver and fit", "fit"),
    Kind.REORDER: ("ask about stock", "nudge a reorder"),
    Kind.REORDER_VISIT: ("look at the shelf", "top up"),
    Kind.CHECK: ("check in", "how is it going"),
    Kind.CHECK_VISIT: ("service", "look at the machine"),
    Kind.SOLVED: ("sort the complaint", "swap it"),
    Kind.COLLECT: ("collect payment", "go through the account"),
    Kind.RENEWAL: ("service plan",),
    Kind.SUPPORT: ("set up the rack", "train the counter"),
}

NEXT_PROSPECT = (
    "ring for news", "take samples", "ask about the budget", "take the quote in", "show a live one", "how was the trial",
    "get hold of whoever signs", "send a local story", "meet the owner", "find the buyer", "drop a catalogue", "talk new model",
)  # fmt: skip
NEXT_CUSTOMER = (
    "ask about stock", "nudge a reorder", "check the machine", "deliver", "go through the account", "book a service",
    "ask when the new site opens", "show the new model", "ask about the referral", "look at the shelf", "take the invoice",
)  # fmt: skip
NEXT_DEALER = ("collect payment", "go through the account", "payment run")

FAVOURS = (
    Given("gift", "bottle of wine", 15),
    Given("gift", "box of biscuits", 6),
    Given("gift", "flowers for the opening", 30),
    Given("gift", "two wall calendars", 8),
    Given("rebate", "quarterly rebate", 90),
    Given("concession", "call-out waived", 45),
    Given("concession", "rounded the bill down", 12),
    Given("favour", "moved the kit for free", 0),
    Given("favour", "found a reliable electrician", 0),
    Given("favour", "printed the school fair posters", 0),
)
