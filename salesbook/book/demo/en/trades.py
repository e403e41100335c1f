"""The trades of the customers around Manchester: whoever prints, labels and packs for a living."""

from salesbook.book.demo.wording import Good, Machine, Role, Trade
from salesbook.domain.codes import ContactFunction

_DECIDES = ContactFunction.DECIDES
_HANDLES = ContactFunction.HANDLES
_GATE = ContactFunction.GATEKEEPER

PAPER = Good("A4 paper", "{n} boxes of A4", 21, 6, "1 box of A4")
TONER = Good("toner", "{n} toners", 54, 4, "1 toner")
COLOUR_TONER = Good("colour toner", "{n} colour sets", 215, 2, "1 colour set")
TILL_ROLLS = Good("till rolls", "{n} till rolls", 1, 100, "1 till roll")
THERMAL = Good("thermal labels", "{n} rolls of thermal labels", 6, 24, "1 roll of thermal labels")
POLY = Good("poly labels", "{n} rolls of poly labels", 14, 20, "1 roll of poly labels")
RIBBONS = Good("ribbons", "{n} ribbons", 8, 20, "1 ribbon")
SHIPPING = Good("shipping labels", "{n} rolls of shipping labels", 9, 30, "1 roll of shipping labels")
FREEZER = Good("freezer labels", "{n} rolls of freezer labels", 15, 20, "1 roll of freezer labels")
SWING_TAGS = Good("swing tags", "{n} boxes of swing tags", 26, 12, "1 box of swing tags")
WASH_CARE = Good("wash-care tape", "{n} reels of wash-care tape", 19, 12, "1 reel of wash-care tape")
PLOT_PAPER = Good("plotter rolls", "{n} plotter rolls", 23, 8, "1 plotter roll")
CARD = Good("300gsm card", "{n} packs of card", 17, 12, "1 pack of card")
NCR = Good("NCR sets", "{n} boxes of NCR", 32, 6, "1 box of NCR")
SPECIMEN = Good("specimen labels", "{n} rolls of specimen labels", 16, 10, "1 roll of specimen labels")
SCALE = Good("scale labels", "{n} rolls of scale labels", 4, 48, "1 roll of scale labels")
EXERCISE = Good("exercise books", "{n} packs of exercise books", 24, 10, "1 pack of exercise books")

COPIER = Machine("A3 colour copier", 3900, 540)
LASER = Machine("A4 laser", 320, 75)
LABEL_PRINTER = Machine("label printer", 410, 80)
INDUSTRIAL = Machine("industrial label printer", 1650, 210)
SHIPPING_PRINTER = Machine("shipping label printer", 260, 55)
TILL_PRINTER = Machine("till printer", 190, 40)
PLOTTER = Machine("plotter", 2950, 380)
SCANNER = Machine("document scanner", 980, 120)
BINDER = Machine("binder", 720, 85)
TAG_PRINTER = Machine("tag printer", 1420, 190)

ENGINEERING = Trade(
    "engineering",
    ("{surname} Engineering", "{stem} Precision", "{surname} & Sons Fabrications", "{stem} Motors", "{place} Gears"),
    "{short} Ltd",
    (
        Role("managing director", "{g}", _DECIDES),
        Role("buyer", "{g}", _DECIDES),
        Role("stores manager", "{g}", _HANDLES),
        Role("receptionist", "{g}", _GATE),
    ),
    (RIBBONS, POLY, PAPER),
    (INDUSTRIAL, COPIER, LASER),
    42,
    (
        "rating plates still stamped by hand, want them printed and oil-proof",
        "export crates need bilingual labels, they farm it out at 70p each",
        "A3 drawings jam the old copier three times a day",
        "racking labels a mess, about 1,500 to redo",
        "dusty shop floor, needs a sealed print head",
        "customer audit in spring, every part needs a barcode",
    ),
    (
        "ribbons holding up to cutting oil",
        "poly labels still stuck on the hot end",
        "audit went through, barcodes all read",
        "stores say reel changes are quicker now",
        "drawings fine, tray a bit loose, talked them through it",
    ),
    (
        "two new CNCs in, gave me the tour",
        "steel's gone up again, margins thin",
        "lad's started his apprenticeship here, proud as anything",
        "City season ticket, still sore about Saturday",
    ),
)

CATERING = Trade(
    "catering",
    (
        "{surname}'s Kitchen",
        "The {stem} Arms",
        "{stem} Grill",
        "{place} Bakehouse",
        "Cafe {stem}",
        "{surname}'s Chippy",
    ),
    "{short} Ltd",
    (
        Role("owner", "{g}", _DECIDES),
        Role("general manager", "{g}", _DECIDES),
        Role("head chef", "{g}", _HANDLES),
        Role("front of house", "{g}", _GATE),
    ),
    (TILL_ROLLS, THERMAL, TONER),
    (TILL_PRINTER, LABEL_PRINTER, LASER),
    24,
    (
        "kitchen printer greases up every few months",
        "two hundred deliveries on a Friday, till rolls vanish",
        "allergen labels written by hand, EHO wasn't keen",
        "second site opens next month, needs four printers",
        "menus change weekly, tired of paying the copy shop",
        "cup labels slide off anything iced",
    ),
    (
        "thicker rolls don't jam",
        "grease cover does the trick",
        "labels stick on iced cups now",
        "Friday night ran without a gap",
        "EHO happy with the allergen labels",
    ),
    (
        "moaned about delivery app commission, fair enough",
        "tried the new pie, very good",
        "chef's walked again, he's cooking himself",
        "landlord wants more rent, looking across the road",
    ),
)

PRINTING = Trade(
    "print shop",
    ("{stem} Print", "{place} Copy Centre", "{surname} Signs", "{stem} Graphics", "{surname} Litho"),
    "{short} Ltd",
    (
        Role("owner", "{g}", _DECIDES),
        Role("production manager", "{g}", _DECIDES),
        Role("finisher", "{g}", _HANDLES),
        Role("counter", "{g}", _GATE),
    ),
    (CARD, NCR, COLOUR_TONER),
    (COPIER, BINDER, PLOTTER),
    30,
    (
        "short runs all day, wants a proofer that matches the press",
        "binding goes out at 2.80 a copy, two thousand a month",
        "one source for NCR and nervous about it",
        "dissertation season kills them, binding queue out the door",
        "drum change every ten thousand, can't make it pay",
        "needs stock on a shelf for late jobs",
    ),
    (
        "proofs match, no reprints since",
        "card cuts clean, no cracking on the fold",
        "bound copies survived a term of students",
        "colour yields a touch under the sheet, can live with it",
        "the two boxes on the shelf saved a rush job",
    ),
    (
        "paper up again after new year, he's stocked a bit",
        "new shop round the corner charging 5p a copy",
        "old finisher retiring, nobody wants to learn it",
        "up three nights on an election job",
    ),
)

SCHOOLS = Trade(
    "school",
    ("St {saint}'s Primary", "{stem} Nursery", "{place} Academy", "{stem} Tutors", "{place} Sixth Form"),
    "{short}",
    (
        Role("business manager", "{g}", _DECIDES),
        Role("head teacher", "{g}", _DECIDES),
        Role("site manager", "{g}", _HANDLES),
        Role("office", "{g}", _GATE),
    ),
    (PAPER, EXERCISE, TONER),
    (COPIER, LASER, BINDER),
    58,
    (
        "mocks week, the copier gives up every time",
        "eight hundred letters home in one go",
        "colour's eating the budget, asked about per-page",
        "three year groups on one machine, queue at break",
        "certificates done outside at 3 quid each",
        "one person in the print room, has to be simple",
    ),
    (
        "copier's not missed a day this term",
        "per-page bill is easy, finance happy",
        "new teacher couldn't do duplex, showed her",
        "certificates look smart, the head likes them",
        "no smudged papers since the toner swap",
    ),
    (
        "parents' evening, didn't keep her",
        "numbers down for September, worried",
        "stayed to watch the rehearsal, lovely",
        "site manager's off to another school, will hand me over",
    ),
)

CLINICS = Trade(
    "clinic",
    ("{stem} Dental", "{place} Physio", "{surname} Opticians", "{stem} Vets", "{place} Family Practice"),
    "{short} Ltd",
    (
        Role("practice owner", "{g}", _DECIDES),
        Role("practice manager", "{g}", _DECIDES),
        Role("head nurse", "{g}", _HANDLES),
        Role("reception", "{g}", _GATE),
    ),
    (SPECIMEN, THERMAL, PAPER),
    (LABEL_PRINTER, LASER, SCANNER),
    46,
    (
        "scripts and bag labels on two machines, always swapping paper",
        "specimen labels lift in the fridge",
        "reception prints slow, queue to the door",
        "new software, label layout's off and nobody owns it",
        "a room full of records to scan",
        "steriliser pouches dated by hand, a hundred a day",
    ),
    (
        "labels stayed put after a night in the fridge",
        "bigger type on the bags, older patients like it",
        "reception reckons it's twice as quick",
        "scanner did two thousand pages without a jam",
        "pouch labels survive the autoclave",
    ),
    (
        "waiting room full, two words and out",
        "daughter's doing medicine, all she talks about",
        "inspection next month, drowning in paperwork",
        "told me off about my coffee",
    ),
)

HAULAGE = Trade(
    "haulage",
    ("{surname} Haulage", "{stem} Logistics", "{place} Couriers", "{stem} Cold Store", "{surname} Freight"),
    "{short} Ltd",
    (
        Role("managing director", "{g}", _DECIDES),
        Role("transport manager", "{g}", _DECIDES),
        Role("warehouse supervisor", "{g}", _HANDLES),
        Role("gatehouse", "{g}", _GATE),
    ),
    (SHIPPING, THERMAL, FREEZER),
    (SHIPPING_PRINTER, INDUSTRIAL, LASER),
    20,
    (
        "three thousand parcels a night, a box of labels a week",
        "sorting bay's filthy, printers last a fortnight",
        "freezer labels drop off by morning",
        "new shed opens next month, wants eight printers",
        "cores slip and the night shift swears at us",
        "pallet labels need to be readable from a forklift",
    ),
    (
        "freezer labels still on after a week at minus eighteen",
        "dust covers work, not a stop in a month",
        "tighter cores, nights have gone quiet",
        "all eight up in the new shed, stress-tested overnight",
        "forklift lads can read the big labels",
    ),
    (
        "diesel, diesel, diesel",
        "everyone fighting for agency staff before peak",
        "moved sheds, forty minutes further now",
        "used to drive himself, says what he means",
    ),
)

BUILDERS = Trade(
    "builders",
    ("{surname} Homes", "{stem} Interiors", "{place} Kitchens", "{surname} & Sons Builders", "{stem} Architects"),
    "{short} Ltd",
    (
        Role("director", "{g}", _DECIDES),
        Role("design lead", "{g}", _DECIDES),
        Role("site manager", "{g}", _HANDLES),
        Role("office", "{g}", _GATE),
    ),
    (PLOT_PAPER, PAPER, COLOUR_TONER),
    (PLOTTER, COPIER, BINDER),
    60,
    (
        "A1 drawings from the copy shop at a tenner a sheet",
        "clients want to see colour on the spot",
        "site needs something that prints in a van",
        "everyone expenses printing, nobody knows the total",
        "tender packs of two hundred pages, all hands folding",
        "moving office, two old machines to trade in",
    ),
    (
        "lines are crisp, the lads can read them in the rain",
        "client signed off the colours there and then",
        "van printer's been dropped once and lives",
        "print costs on one sheet now, boss thanked the office",
        "tender didn't fall apart, they won it",
    ),
    (
        "more refurbs than new builds he says",
        "supplier's squeezing him so he squeezes everyone",
        "behind on a handover, sunburnt",
        "just done his own kitchen, worst client he's had",
    ),
)

CLOTHING = Trade(
    "clothing",
    ("{stem} Fashions", "{surname} Textiles", "{place} Knitwear", "{stem} Kids", "{surname} Workwear"),
    "{short} Ltd",
    (
        Role("director", "{g}", _DECIDES),
        Role("buyer", "{g}", _DECIDES),
        Role("production", "{g}", _HANDLES),
        Role("front desk", "{g}", _GATE),
    ),
    (SWING_TAGS, WASH_CARE, RIBBONS),
    (TAG_PRINTER, LABEL_PRINTER, LASER),
    28,
    (
        "twenty thousand swing tags a season, five days' wait outside",
        "wash-care frays and customers complain",
        "price gun dies on every launch",
        "web orders need tags same day",
        "ribbon fades after three washes",
        "export tags in two languages, nobody can do the template",
    ),
    (
        "wash-care still legible after five washes",
        "tags same day, launch went fine",
        "they edit the two-language template themselves now",
        "price printer ran two days straight",
        "fewer mislabelled sizes, saved a reel",
    ),
    (
        "Cheetham Hill traffic, walked half of it with her",
        "coats not moving, too mild",
        "new pattern cutter, can't praise her enough",
        "one dress went mad online, up all night packing",
    ),
)

SHOPS = Trade(
    "convenience",
    ("{stem} Stores", "{surname}'s Butchers", "{place} News", "{surname}'s Greengrocers", "{stem} Off-Licence"),
    "{short} Ltd",
    (
        Role("owner", "{g}", _DECIDES),
        Role("manager", "{g}", _DECIDES),
        Role("deputy", "{g}", _HANDLES),
        Role("till", "{g}", _GATE),
    ),
    (SCALE, TILL_ROLLS, THERMAL),
    (LABEL_PRINTER, TILL_PRINTER, SHIPPING_PRINTER),
    26,
    (
        "shelf prices change twice a week, all by hand",
        "ran out of scale labels on a Saturday",
        "meat counter labels go soggy",
        "till printer overheats at Christmas",
        "three shops, three suppliers, wants one bill",
        "parcel drop-off needs its own labels",
    ),
    (
        "waterproof ones hold on the fish",
        "ten rolls in his back room, hasn't run out since",
        "till printer got through the weekend",
        "staff change the shelf prices themselves now",
        "says the new rolls peel with gloves on",
    ),
    (
        "discounter opened next door, half the footfall gone",
        "bought my tea while I was in",
        "thinking about parcels to pull people in",
        "refit going on, dust everywhere",
    ),
)

LAW = Trade(
    "solicitors",
    ("{surname} & {surname2} Solicitors", "{surname} Law", "{stem} Accountants", "{surname} Conveyancing"),
    "{short} LLP",
    (
        Role("partner", "{g}", _DECIDES),
        Role("practice manager", "{g}", _DECIDES),
        Role("office manager", "{g}", _HANDLES),
        Role("reception", "{g}", _GATE),
    ),
    (PAPER, TONER, COLOUR_TONER),
    (COPIER, SCANNER, BINDER),
    50,
    (
        "bundles scanned at twenty pages a minute",
        "juniors stay late to hole-punch",
        "nobody controls colour, four hundred a month",
        "page numbers on bundles still by stamp",
        "machine died the night before a hearing, wants a spare",
        "ten years of closed files to scan",
    ),
    (
        "scans eighty a minute, juniors go home on time",
        "card release halved the colour bill",
        "bundles numbered by themselves, clerk asked what we use",
        "spare's not been needed, sleeps better",
        "hard drive wiped in front of him, signed for",
    ),
    (
        "waited twenty minutes, he was drafting",
        "more divorces than weddings apparently",
        "three trainees, no desks",
        "training for the Manchester marathon",
    ),
)

LETTING = Trade(
    "estate agents",
    ("{surname} Lettings", "{stem} Homes", "{place} Property", "{surname} & {surname2}"),
    "{short} Ltd",
    (
        Role("director", "{g}", _DECIDES),
        Role("branch manager", "{g}", _DECIDES),
        Role("lettings negotiator", "{g}", _HANDLES),
        Role("front desk", "{g}", _GATE),
    ),
    (PAPER, COLOUR_TONER, TONER),
    (COPIER, LASER, SCANNER),
    40,
    (
        "window cards every day, colour costs a bomb",
        "four copies of every tenancy, queue on the first",
        "five branches, wants one supplier",
        "small shop, needs something that fits a cupboard",
        "ID copies have to be watermarked by hand",
        "month end they get through paper like nothing",
    ),
    (
        "window looks bright, people stop",
        "no queue on moving day",
        "five branches on one bill, bookkeeper's pleased",
        "watermark goes on by itself, compliance liked it",
        "fits the cupboard to the inch",
    ),
    (
        "nothing's completed this month, glum",
        "just exchanged, bought the office coffees, me too",
        "the nice girl on the desk has left again",
        "sales dead, rentals mad",
    ),
)

ONLINE = Trade(
    "online seller",
    ("{stem} Direct", "{stem} Gifts Online", "{surname} Spares", "{stem} Fulfilment", "The {stem} Box"),
    "{short} Ltd",
    (
        Role("founder", "{g}", _DECIDES),
        Role("operations manager", "{g}", _DECIDES),
        Role("packing lead", "{g}", _HANDLES),
        Role("support desk", "{g}", _GATE),
    ),
    (SHIPPING, THERMAL, POLY),
    (SHIPPING_PRINTER, LABEL_PRINTER, INDUSTRIAL),
    18,
    (
        "wants a spare before Black Friday",
        "labels skew and couriers bounce them",
        "three packers waiting on one printer",
        "returns relabelled by hand",
        "five hundred a day on one line, a roll won't last",
        "export boxes need big marks, it's parcel tape and marker now",
    ),
    (
        "three days of peak without a stop, thumbs up",
        "skew sorted, the roll wasn't clipped in",
        "returns labels scan first time",
        "export warehouse stopped refusing boxes",
        "two printers in turn, nobody waits",
    ),
    (
        "ads cost a pound to make eighty pence",
        "new unit, rent's brutal, needs volume",
        "answers mail at two in the morning, told her to sleep",
        "his partner packs, he sells, works for them",
    ),
)

CUSTOMERS = (
    ENGINEERING,
    CATERING,
    HAULAGE,
    SHOPS,
    CLOTHING,
    ONLINE,
    SCHOOLS,
    LAW,
    CLINICS,
    PRINTING,
    LETTING,
    BUILDERS,
)

DEALERS = Trade(
    "reseller",
    ("{surname} Office Supplies", "{place} Stationers", "{stem} Computers", "{stem} Labels & Tills"),
    "{short} Ltd",
    (
        Role("owner", "{g}", _DECIDES),
        Role("bookkeeper", "{g}", _HANDLES),
        Role("counter", "{g}", _HANDLES),
    ),
    (TONER, THERMAL, PAPER, RIBBONS),
    (LABEL_PRINTER, TILL_PRINTER, SHIPPING_PRINTER),
    18,
    (
        "mostly walk-ins, toner flies",
        "wants the area for label printers, asked for terms",
        "sign's faded, any help towards it",
        "shop next door sells the same, worried about price",
        "by the college, ten boxes of A4 a day",
        "tiny stockroom, wants little and often",
    ),
    (
        "one toner back out of the lot, swapped",
        "three label printers sold, showed him the driver",
        "new sign looks great, more people in",
        "price held, no more grumbling about next door",
        "authorisation letter arrived, they got the tender",
    ),
    (
        "brew in the back, online's killing him",
        "she does the books and misses nothing",
        "lad's doing his GCSEs, shuts early",
        "rival across the road closed, trade's coming his way",
    ),
)
