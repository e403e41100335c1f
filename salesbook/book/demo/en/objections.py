"""Objections as they come up around Manchester, with the answer of the card that was tried and what came of it."""

from salesbook.book.demo.wording import Heard
from salesbook.domain.codes import Channel, ObjectionResult

_WON = ObjectionResult.OVERCOME
_OPEN = ObjectionResult.POSTPONED
_LOST = ObjectionResult.LOST
_CALL = Channel.CALL
_VISIT = Channel.VISIT

FROM_PROSPECTS = (
    Heard(
        "send-info",
        "leave a brochure",
        "leave a brochure. Asked which bit matters, cost per copy, one page it is",
        "one-page",
        _WON,
        _VISIT,
    ),
    Heard(
        "send-info",
        "email it over",
        "email it and goodbye. Got Thursday ten first, then sent it",
        "date-first",
        _WON,
        _CALL,
    ),
    Heard(
        "send-info",
        "I'll read it first",
        "will read it first. Two questions in it's really about jams",
        "two-questions",
        _OPEN,
    ),
    Heard(
        "in-house", "we print our own", "they print their own. Offered to be the spare when it's busy", "backup", _OPEN
    ),
    Heard(
        "in-house",
        "group supplies us",
        "group supplies them. What annoys you most? Waiting on labels",
        "least-liked",
        _OPEN,
    ),
    Heard(
        "in-house", "we make it", "make it themselves. Odd shapes are a pain though, left a door open", "odd-jobs", _WON
    ),
    Heard(
        "have-supplier",
        "same firm for years",
        "same firm for years. Didn't knock them, asked to be the second",
        "second-source",
        _OPEN,
    ),
    Heard(
        "have-supplier", "we're covered", "covered. Likes them turning up, not the late invoices", "what-works", _OPEN
    ),
    Heard(
        "have-supplier",
        "not changing",
        "not changing. Two rolls beside theirs for a week, {w} said fine",
        "compare-sample",
        _WON,
        _VISIT,
    ),
    Heard(
        "not-my-job",
        "wrong person",
        "wrong person. Thanked {w}, got the buyer's name and leave to use it",
        "introduction",
        _WON,
    ),
    Heard("not-my-job", "I only use it", "only uses it. Told me plenty to take to the boss", "user-view", _OPEN),
    Heard(
        "not-my-job", "talk to the owner", "talk to the owner. Three lines for {w} to pass on", "forward-note", _OPEN
    ),
    Heard(
        "no-budget",
        "nothing left this year",
        "nothing left. Next round is October, numbers before that",
        "next-budget",
        _OPEN,
    ),
    Heard("no-budget", "money's tight", "tight. One now, the rest in spring, {w} liked that", "phases", _WON),
    Heard("no-budget", "budget's frozen", "frozen. What waiting costs fell on deaf ears", "cost-of-waiting", _LOST),
    Heard("too-expensive", "too dear", "too dear. Anything else in the way? No, only that", "isolate", _OPEN),
    Heard(
        "too-expensive",
        "half that online",
        "half that online. Did it per copy with waste in, went quiet",
        "total-cost",
        _WON,
    ),
    Heard("too-expensive", "over my number", "over the number. Took scanning out, under {a} is doable", "trim", _WON),
    Heard("too-expensive", "too high", "still too high, sums didn't move him, leave it a while", "total-cost", _LOST),
    Heard(
        "bad-experience",
        "we got burned",
        "burned by the last lot, nobody came. Let {w} talk, no excuses",
        "listen",
        _OPEN,
    ),
    Heard(
        "bad-experience",
        "had yours, it failed",
        "had ours years back, failed. Told what changed, will look again",
        "what-changed",
        _WON,
    ),
    Heard(
        "bad-experience",
        "your support was poor",
        "poor support. One unit free for a month, my own number on it",
        "small-trial",
        _WON,
    ),
    Heard(
        "not-interested",
        "not interested",
        "not interested. One line about next door's saving, asked who",
        "one-line",
        _WON,
        _CALL,
    ),
    Heard(
        "not-interested",
        "no thanks",
        "no thanks. Left nicely, back in six months was fine by {w}",
        "leave-well",
        _OPEN,
        _VISIT,
    ),
    Heard("not-interested", "don't call again", "sharp, don't call. Said sorry, won't", "leave-well", _LOST, _CALL),
    Heard(
        "no-need",
        "don't need it",
        "don't need it, pen works. How many wrong ones? Two or three a week",
        "how-now",
        _OPEN,
    ),
    Heard("no-need", "we're fine", "fine as they are. Offered to show how next door does it", "ask-peer", _OPEN),
    Heard(
        "no-need",
        "no use for it",
        "no use. Ten minutes with the machine, rollers nearly gone",
        "quick-check",
        _WON,
        _VISIT,
    ),
    Heard("no-time", "swamped", "swamped. Two minutes, one point, {w} asked the price", "two-minutes", _WON),
    Heard("no-time", "in a meeting", "in a meeting. Half nine tomorrow, {w} chose it", "other-slot", _WON, _CALL),
    Heard("no-time", "not now", "not now. One line by text instead", "by-message", _OPEN),
    Heard("later", "after new year", "after new year. What changes then? The lease on the new unit", "trigger", _OPEN),
    Heard(
        "later", "next quarter", "next quarter. Counted back from their peak, has to be month end", "work-back", _WON
    ),
    Heard("later", "no rush", "no rush. One print a month, no chasing", "light-touch", _OPEN),
    Heard(
        "think-it-over", "I'll think about it", "will think. Which bit? Worried staff can't work it", "which-part", _WON
    ),
    Heard(
        "think-it-over",
        "let me sleep on it",
        "sleep on it. Said no is fine too, and got a chair",
        "safe-no",
        _OPEN,
        _VISIT,
    ),
    Heard("think-it-over", "not sure", "not sure. Two rolls to try, my loss if they fail, yes", "small-step", _WON),
    Heard("must-ask", "have to ask the boss", "must ask the boss. Wrote the two pages for {w}", "arm-champion", _OPEN),
    Heard("must-ask", "talk to my partner", "partner decides too. {w} would say yes", "your-view", _WON),
    Heard("must-ask", "goes to the board", "board. Ten minutes with them? {w} will ask", "join-in", _OPEN),
    Heard(
        "cheaper-elsewhere",
        "they're 20% less",
        "20% less elsewhere. Side by side, theirs has no service in it",
        "ask",
        _WON,
    ),
    Heard(
        "unknown-vendor",
        "never heard of you",
        "never heard of us. Gave two numbers on the same estate",
        "agree-if",
        _WON,
    ),
    Heard(
        "unknown-vendor",
        "bit small, aren't you",
        "too small. Small means the owner answers, got a laugh",
        "turn-round",
        _OPEN,
    ),
    Heard("unknown-vendor", "are you legit", "are we legit. What would settle it? The contract", "laer", _OPEN),
    Heard(
        "will-it-work",
        "what if it fails",
        "what if it fails. Three tests on paper, or I take it away",
        "agree-if",
        _WON,
    ),
    Heard("will-it-work", "prove it", "prove it. Said first where it won't work, that did it", "forestall", _WON),
    Heard(
        "will-it-work", "who carries the can", "who carries the can. Really about the boss, talk again", "laer", _OPEN
    ),
    Heard("lacks-something", "no duplex", "no duplex. How often? Twice a day, can live with turning", "ask", _OPEN),
    Heard("lacks-something", "won't fit", "won't fit, only that. Smaller one, measuring tonight", "isolate", _OPEN),
    Heard(
        "lacks-something",
        "doesn't talk to our system",
        "won't talk to their system, said so, adapter to try",
        "compensate",
        _OPEN,
    ),
    Heard(
        "switching-hassle",
        "too much hassle",
        "too much hassle. Worst bit is templates, we do those",
        "compensate",
        _WON,
    ),
    Heard(
        "switching-hassle",
        "too disruptive",
        "too disruptive. Old and new side by side for a week, yes",
        "agree-if",
        _WON,
    ),
    Heard("under-contract", "tied in till March", "tied in till March. Noted the notice date", "ask", _OPEN),
    Heard("under-contract", "there's a penalty", "penalty, so hands off, talk before it ends", "laer", _OPEN),
    Heard("comparing", "getting three quotes", "three quotes. Top of the list is repairs", "ask", _WON),
    Heard(
        "comparing", "two more to come", "two more to come. Will go through them together next week", "isolate", _OPEN
    ),
    Heard(
        "comparing", "shopping around", "shopping around. Gave {w} a list to ask them all", "turn-round", _WON, _VISIT
    ),
    Heard(
        "friend-supplies",
        "my cousin sells it",
        "cousin sells it. Anything he can't do? Freezer labels",
        "compensate",
        _WON,
    ),
    Heard("friend-supplies", "awkward to change", "an old friend, awkward. Backup only then", "agree-if", _OPEN),
    Heard("payment-terms", "net 60?", "wants 60 days. First three up front, then we talk", "agree-if", _OPEN),
)

FROM_CUSTOMERS = (
    Heard(
        "too-expensive",
        "gone up again",
        "gone up again. Showed the mill letter, a tenth of a penny each",
        "total-cost",
        _WON,
        _VISIT,
    ),
    Heard("too-expensive", "can't wear it", "can't wear it. Took the laminate off, 8% less", "trim", _WON),
    Heard("discount", "best price?", "best price? If yes would it be today, yes, threw in a service", "isolate", _WON),
    Heard("discount", "round it down", "round it down. Did, for card today", "agree-if", _WON),
    Heard(
        "discount", "nothing for a regular?", "nothing for a regular? Price stays, two rolls on top", "compensate", _WON
    ),
    Heard("discount", "5% and I sign", "5% and he signs. Didn't, he'll see", "agree-if", _OPEN),
    Heard("cheaper-elsewhere", "cheaper online", "cheaper online. Same weight? Ten grams less", "ask", _WON),
    Heard(
        "cheaper-elsewhere",
        "someone's undercut you",
        "someone undercut. Same-day swap isn't in theirs, stays",
        "compensate",
        _WON,
    ),
    Heard(
        "cheaper-elsewhere",
        "10% less with them",
        "10% less there. If they add service he goes, get their sheet",
        "agree-if",
        _OPEN,
    ),
    Heard(
        "payment-terms", "can we have an account", "wants an account. Cycle and bank asked, form to fill", "ask", _OPEN
    ),
    Heard("payment-terms", "more time to pay", "more time. Thirty days, look again in half a year", "agree-if", _OPEN),
    Heard("service-worry", "who fixes it", "who fixes it. Waited three days once, gave two numbers", "laer", _WON),
    Heard("service-worry", "will it be on time", "on time? Worst day first, then how I watch it", "forestall", _WON),
    Heard(
        "service-worry",
        "what if you leave",
        "what if I leave. Brought a colleague to meet them",
        "agree-if",
        _WON,
        _VISIT,
    ),
    Heard("bad-market", "business is slow", "business is slow, cutting down. Listened, sold nothing", "laer", _OPEN),
    Heard("bad-market", "cutting back", "cutting back. Smaller packs, half the quantity", "agree-if", _WON),
    Heard("bad-market", "wait and see", "wait and see. Slow is when cost per copy counts, fair", "turn-round", _OPEN),
    Heard("no-budget", "nothing this quarter", "nothing this quarter. Two orders over two months", "phases", _WON),
    Heard("later", "next month", "next month. Stock or cash? Stock, booked a look", "trigger", _OPEN),
    Heard(
        "must-ask",
        "boss decides on new kit",
        "new kit is the boss's. Worked out the power bill for {w}",
        "arm-champion",
        _OPEN,
    ),
    Heard("lacks-something", "no ID scanning", "no two-sided ID scan, only that, asking the maker", "isolate", _OPEN),
    Heard("comparing", "yearly price check", "yearly comparison. Three criteria, service is one now", "ask", _WON),
    Heard(
        "bad-experience",
        "waited three days last time",
        "still cross about three days. Sorry said, spare on their shelf",
        "listen",
        _WON,
        _VISIT,
    ),
    Heard(
        "switching-hassle",
        "have to teach them all again",
        "new model means teaching. Fitter stayed half a day",
        "compensate",
        _WON,
        _VISIT,
    ),
    Heard(
        "think-it-over",
        "need to think about the new one",
        "thinking about the new one. Loan for a week",
        "small-step",
        _OPEN,
    ),
)

FROM_DEALERS = (
    Heard(
        "overstocked",
        "still got stock",
        "still got stock. Two slow lines, moved them to the door",
        "laer",
        _OPEN,
        _VISIT,
    ),
    Heard(
        "overstocked", "stockroom's full", "full up. Took half the old models, fast ones in", "compensate", _WON, _VISIT
    ),
    Heard("overstocked", "slow moving", "slow. Count it mid month, top up what's gone", "agree-if", _OPEN),
    Heard("bad-market", "nobody comes in", "nobody comes in. Listened, offices are the idea", "laer", _OPEN),
    Heard("bad-market", "just want to break even", "break even year. Small drops, less cash tied up", "agree-if", _WON),
    Heard("payment-terms", "pay after sale?", "pay after sale? Limit's full, clear last month first", "agree-if", _WON),
    Heard("payment-terms", "higher limit", "higher limit. New survey needed, asked a few", "ask", _OPEN),
    Heard(
        "discount", "what's the floor", "what's the floor. Two points at three hundred, in writing", "agree-if", _WON
    ),
    Heard("discount", "better rebate", "better rebate. Price stays, sign box on us", "compensate", _WON),
    Heard(
        "cheaper-elsewhere",
        "online sells below my cost",
        "online below his cost. It's compatibles, gave him the words",
        "ask",
        _WON,
    ),
    Heard(
        "too-expensive", "nobody will buy that", "new model too dear for here. Two to try, swap if not", "trim", _WON
    ),
    Heard("service-worry", "who does returns", "who does returns. I collect every other week", "forestall", _WON),
    Heard(
        "unknown-vendor",
        "nobody asks for the brand",
        "nobody asks for it. Showed the next town's figures",
        "agree-if",
        _OPEN,
        _VISIT,
    ),
)
