"""Names of made-up people, houses and places around Manchester."""

SURNAMES = (
    "Holt", "Whitaker", "Booth", "Ashworth", "Kershaw", "Entwistle", "Hargreaves", "Barlow", "Clegg", "Taylor", "Walsh",
    "Hughes", "Patel", "Khan", "Ahmed", "Singh", "Hussain", "Okafor", "Mensah", "Kowalski", "Nowak", "Rossi", "Murphy",
    "Doyle", "Kelly", "Brennan", "Lomas", "Heyes", "Platt", "Schofield", "Ogden", "Butterworth", "Crompton", "Fielding",
    "Grimshaw", "Haslam", "Ingham", "Jolley", "Leigh", "Marsden", "Nuttall", "Openshaw", "Pilling", "Ramsden", "Sharples",
    "Thornley", "Unsworth", "Vickers", "Wardle", "Yates", "Brooks", "Carter", "Dixon", "Evans", "Foster", "Greenwood",
    "Harper", "Jackson", "Knowles", "Lawton", "Mills", "Naylor", "Osborne", "Pearson", "Quinn", "Riley", "Shaw", "Tate",
    "Underwood", "Varley", "Wood", "Begum", "Rahman", "Chaudhry", "Adeyemi", "Osei", "Novak", "Ferreira", "Costa",
    "O'Neill", "McBride", "Sutcliffe", "Duckworth", "Higginbottom",
)  # fmt: skip

MEN = (
    "Dan", "Steve", "Mark", "Paul", "Gary", "Craig", "Lee", "Ian", "Neil", "Tom", "Jack", "Ben", "Adam", "Rob", "Phil",
    "Imran", "Raj", "Tariq", "Bilal", "Kwame", "Tunde", "Piotr", "Marek", "Sean", "Liam", "Declan", "Alan", "Barry",
    "Keith", "Graham", "Simon", "Chris", "Matt", "Luke", "Josh", "Callum", "Ryan", "Harry", "George", "Frank",
)  # fmt: skip
WOMEN = (
    "Karen", "Janet", "Sue", "Julie", "Debbie", "Lisa", "Claire", "Emma", "Sarah", "Becky", "Gemma", "Hannah", "Chloe",
    "Aisha", "Fatima", "Priya", "Sunita", "Nadia", "Ama", "Grace", "Ewa", "Magda", "Niamh", "Siobhan", "Maureen",
    "Pauline", "Christine", "Angela", "Helen", "Rachel", "Laura", "Amy", "Jade", "Ellie", "Olivia", "Megan", "Beth",
    "Joanne", "Tracey", "Michelle",
)  # fmt: skip

CHINESE = (
    "陈伟明 Chen", "林美玲 Lin", "黄志强 Wong", "李国荣 Lee", "张丽华 Zhang", "何家俊 Ho", "梁慧敏 Leung", "吴海波 Wu", "叶文娟 Ip", "郑子健 Cheng",
)  # fmt: skip

STEMS = (
    "Irwell", "Pennine", "Beacon", "Northgate", "Bridgewater", "Albion", "Victoria", "Orchard", "Roebuck", "Kingfisher",
    "Summit", "Cobalt", "Redbrick", "Millgate", "Canal Street", "Lancaster", "Phoenix", "Sterling", "Acorn", "Harbour",
    "Meridian", "Rosewood", "Castlefield", "Crown", "Falcon", "Granite", "Halo", "Ivy", "Juniper", "Keystone", "Lark",
    "Moorland", "Nimbus", "Oakhurst", "Prestige", "Quayside", "Rowan", "Sapphire", "Tudor", "Unity", "Velvet", "Willow",
    "Zenith", "Aspire", "Bluebell", "Cedar", "Dovetail", "Ember",
)  # fmt: skip
SAINTS = ("Anne", "Mark", "Luke", "Chad", "Hilda", "Oswald", "Cuthbert", "Bede", "Agnes", "Wilfrid")

PLACES = (
    "Ancoats", "Salford", "Trafford Park", "Stockport", "Oldham", "Rochdale", "Bury", "Bolton", "Wigan", "Altrincham",
    "Sale", "Didsbury", "Chorlton", "Levenshulme", "Cheetham Hill", "Ashton", "Hyde", "Denton", "Eccles", "Prestwich",
)  # fmt: skip

STREETS = (
    "Foundry Lane", "Tanner Street", "Mill Brow", "Canal Row", "Bobbin Street", "Weaver's Way", "Old Depot Road",
    "Chapel Yard", "Shuttle Street", "Brick Kiln Lane", "Station Approach", "Carding Street", "Lower Bank", "Top o' th' Lane",
    "Spindle Court", "Quarry Bank",
)  # fmt: skip

GROUPS = ("30-day account", "Trade show", "Christmas cards", "Multi-site", "Tries new kit", "Trafford Park", "Chamber")

TAGS = (
    "sample", "comparing", "rush", "swap-out", "account", "new site", "service plan", "colour", "hard to reach",
    "referrer", "card payer", "volume",
)  # fmt: skip

ABOUTS = (
    "Fishes at weekends, never ring Saturday", "Doesn't drink, likes a proper brew", "Blunt, don't dress up the price",
    "In before nine, out by two", "Kids doing exams, keep it short", "Vegetarian, mind where you take her",
    "Remembers every promise", "Won't haggle in front of staff", "Hates the phone, mail first", "Ex-army, on time means early",
    "PO number on every invoice or it comes back", "Runs, always training for something", "Ask for the bookkeeper, not the boss",
    "Doesn't like new faces", "Never between twelve and one", "Brother has the unit next door", "Always asks what others use",
    "Has a rescue greyhound, ask after it", "United, so careful in derby week", "Pays early if you ask nicely",
)  # fmt: skip

INTERESTS = (
    "fishing", "running", "five-a-side", "fell walking", "photography", "allotment", "baking", "cricket", "cycling",
    "karaoke", "dogs", "golf", "pub quiz", "motorbikes",
)  # fmt: skip

CIRCLES = (
    "cousin of the landlord", "used to work for a rival", "at school with the buyer next door", "husband drives for a courier",
    "plays golf with the bank manager", "trained the stores lad", "on the parish council",
)  # fmt: skip

DEPARTMENTS = ("Purchasing", "Admin", "Warehouse", "Office", "Facilities", "Operations")
HOURS = ("08:45", "09:30", "10:00", "11:00", "14:30", "16:00")
