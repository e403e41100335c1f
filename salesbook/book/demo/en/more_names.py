"""What tells apart the houses and people of a large book around Manchester, when the usual names are taken."""

SURNAMES = """
    Abbott Ackroyd Aldred Allcock Appleton Armitage Aspinall Atherton Bamford Barker Barnes Beaumont Bentley Berry
    Birch Blackburn Bolton Bottomley Bradbury Bradshaw Bramley Briggs Broadbent Brookfield Buckley Burgess Burrows
    Byrne Cartwright Chadwick Charlton Cheetham Clough Cockcroft Collier Connolly Cooke Cooper Corrigan Coulson
    Cowell Crabtree Craven Cropper Crossley Crowther Cunliffe Dawson Dean Dearden Dempsey Dewhurst Dickinson Dobson
    Donnelly Driver Dyson Eastwood Eckersley Edge Ellison Emmett Fairclough Farnworth Farrell Fearnley Fenton Fitton
    Fletcher Forshaw Frost Gallagher Garside Gaskell Gibbons Gleave Goddard Gorton Greaves Greenhalgh Gregson
    Hadfield Haigh Hallam Halliwell Hampson Hanson Hardcastle Hardman Hartley Haworth Hayes Heald Heaton Hesketh
    Heywood Hibbert Higham Hilton Hindle Hobson Hodgson Holden Hollinshead Holroyd Horrocks Howarth Hoyle Hulme
    Hurst Hutchinson Iddon Isherwood Jagger Jepson Johnson Jowett Kay Kenyon Kirkham Kirkpatrick Lancashire Langley
    Laycock Leach Lever Lister Livesey Longbottom Lord Lowe Lumb Makin Malik Mather Maude Mellor Metcalfe Midgley
    Molyneux Moran Mort Murgatroyd Mycock Newsome Nolan Norris Oldfield Oldham Ormerod Orrell Parkinson Partington
    Peel Pendlebury Pickles Pilkington Platten Pollard Postlethwaite Priestley Pugh Radcliffe Rawlinson Redfern
    Renshaw Rigby Rimmer Roscoe Rothwell Rowbottom Royle Rushton Sagar Sanderson Saxon Scholes Seddon Shackleton
    Shepherd Shuttleworth Siddall Singleton Slater Smethurst Southern Speakman Stansfield Starkie Stott Sugden
    Swales Swindells Tattersall Tetlow Thackeray Threlfall Tomlinson Topping Townend Travis Turnbull Turton
    Tyldesley Wadsworth Wainwright Walmsley Warburton Waterhouse Wharton Whitehead Whittle Whitworth Wilcock Wilding
    Winstanley Wolstenholme Woodhead Worthington Wrigley Aziz Bhatt Chowdhury Desai Farooq Gill Iqbal Javed Kapoor
    Mahmood Mistry Nawaz Rashid Shah Sharma Siddiqui Adebayo Appiah Asante Boateng Eze Nwosu Obi Owusu Dabrowski
    Kaminski Lewandowski Wojcik Zielinski Moreira Silva
"""

FIRST_NAMES = """
    Aaron Abdul Adeel Adrian Alex Andy Anthony Arjun Arthur Asif Bernard Bill Bradley Brendan Brian Cameron Carl
    Colin Connor Darren Dave Dean Derek Dominic Donald Duncan Edward Elliot Eric Faisal Fergus Gavin Geoff Gerard
    Glen Gordon Gurpreet Hamza Hassan Howard Hugh Jacob Jake Jamie Jason Jeff Jeremy Jim Joel Jonathan Jordan Joseph
    Karl Kevin Kofi Kyle Leon Lewis Lloyd Malcolm Manny Martin Michael Mohammed Nathan Nick Nigel Norman Oliver
    Oscar Owen Patrick Pawel Pete Ravi Ray Reece Rhys Richard Robin Roger Ross Russell Sam Sanjay Scott Shaun Stuart
    Ted Terry Tim Toby Tomasz Tony Trevor Usman Vikram Wayne Will Yusuf Abigail Adaeze Alice Alison Amanda Amelia
    Anita Anne Annette Asha Barbara Bernadette Bethany Brenda Bridget Carol Caroline Catherine Charlotte Cheryl
    Daisy Dawn Denise Diane Donna Dorothy Eileen Elaine Eleanor Elizabeth Erin Esther Eva Faith Farah Fiona Fran
    Freya Gail Georgia Gillian Gwen Harriet Hayley Heather Holly Imogen Iris Isla Jackie Jane Jasmine Jean Jenny
    Jess Jill Joan Jodie Judith Kate Kathleen Kelly Kim Kirsty Leah Leanne Lesley Linda Lorraine Louise Lucy Lydia
    Lynn Margaret Maria Marie Martha Mary Maya Meera Molly Monika Nasreen Natalie Natasha Nicola Nisha Nina Pam Pat
    Poppy Rebecca Rita Rosie Ruth Ruby Saima Sally Samantha Sandra Shabana Sharon Sheila Shirley Sonia Sophie Stacey
    Stella Susan Teresa Tina Vera Vicky Wendy Yasmin Yvonne Zara Zoe
"""

INITIALS = (
    "A E",
    "A J",
    "B T",
    "C J",
    "D W",
    "E M",
    "F G",
    "G H",
    "H & J",
    "J A",
    "J W",
    "K D",
    "L & M",
    "M J",
    "P R",
    "R & D",
    "R H",
    "S J",
    "T E",
    "W H",
)
"""Whom a house is called after, where the surname alone is taken."""

SPOTS = """
    Abbey Bank Barn Basin Beck Brook Brow Chapel Chase Clough Common Corner Court Crescent Croft Cross Dale Down
    Edge End Farm Fold Ford Forge Green Grove Hall Head Heath Hill House Lane Lock Lodge Manor Meadow Park Parade
    Place Point Pool Priory Ridge Rise Road Row Spring Square Terrace Top Tower Vale View Walk Way Wharf Works Yard
"""
"""What a spot within a place, or the one a house is called after, ends in."""

SIDES = ("", "", "Old ", "New ", "Upper ", "Lower ", "North ", "South ", "East ", "West ")

SAINTS = """
    Aidan Alban Ambrose Andrew Anthony Augustine Barnabas Catherine Clare Columba Edmund Gabriel George Gregory
    Helen Hugh James Joseph Margaret Martin Matthew Michael Monica Patrick Paul Peter Teresa Thomas Ursula Vincent
"""

CHINESE_SURNAMES = (
    "陈 Chan",
    "张 Cheung",
    "郑 Cheng",
    "周 Chow",
    "朱 Chu",
    "方 Fong",
    "何 Ho",
    "叶 Ip",
    "郭 Kwok",
    "赖 Lai",
    "林 Lam",
    "刘 Lau",
    "罗 Law",
    "李 Lee",
    "梁 Leung",
    "李 Li",
    "林 Lin",
    "刘 Liu",
    "卢 Lo",
    "马 Ma",
    "吴 Ng",
    "冯 Fung",
    "苏 So",
    "谭 Tam",
    "邓 Tang",
    "谢 Tse",
    "曾 Tsang",
    "王 Wang",
    "黄 Wong",
    "胡 Wu",
    "徐 Xu",
    "杨 Yeung",
    "余 Yu",
    "袁 Yuen",
    "张 Zhang",
    "赵 Zhao",
    "周 Zhou",
)

CHINESE_GIVEN = """
    伟文 志明 国强 家豪 嘉欣 美华 秀英 慧珍 淑仪 婉玲 丽珍 永康 俊杰 振华 建业 海燕 晓明 小红 雅诗 佩仪 锦辉 耀宗 德华 启明
    文彬 玉兰 月娥 彩霞 金凤 惠芳 思敏 子轩 浩然 宇航 雪梅 春燕 卫东 立新 光荣 德福 景云 敏华 倩文 诗韵 冠中 仲文 绍良 瑞珍
"""
