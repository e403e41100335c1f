"""Names of made-up people, houses and places around Hangzhou."""

SURNAMES = (
    "王wang",
    "李li",
    "张zhang",
    "刘liu",
    "陈chen",
    "杨yang",
    "黄huang",
    "赵zhao",
    "周zhou",
    "吴wu",
    "徐xu",
    "孙sun",
    "朱zhu",
    "马ma",
    "胡hu",
    "郭guo",
    "林lin",
    "何he",
    "高gao",
    "罗luo",
    "郑zheng",
    "梁liang",
    "谢xie",
    "宋song",
    "唐tang",
    "许xu",
    "邓deng",
    "韩han",
    "冯feng",
    "曹cao",
    "彭peng",
    "曾zeng",
    "肖xiao",
    "田tian",
    "董dong",
    "潘pan",
    "袁yuan",
    "蔡cai",
    "蒋jiang",
    "余yu",
    "于yu",
    "杜du",
    "叶ye",
    "程cheng",
    "魏wei",
    "苏su",
    "吕lv",
    "丁ding",
    "任ren",
    "沈shen",
    "姚yao",
    "卢lu",
    "姜jiang",
    "崔cui",
    "钟zhong",
    "谭tan",
    "陆lu",
    "汪wang",
    "范fan",
    "金jin",
    "石shi",
    "廖liao",
    "贾jia",
    "夏xia",
    "韦wei",
    "方fang",
    "白bai",
    "邹zou",
    "孟meng",
    "熊xiong",
    "秦qin",
    "邱qiu",
    "江jiang",
    "尹yin",
    "薛xue",
    "俞yu",
    "章zhang",
    "柴chai",
    "楼lou",
    "傅fu",
    "裘qiu",
    "童tong",
    "钱qian",
    "施shi",
    "屠tu",
    "竺zhu",
)

RARE_SURNAMES = (
    "曾zeng",
    "单shan",
    "仇qiu",
    "解xie",
    "查zha",
    "翟zhai",
    "区ou",
    "朴piao",
    "盖ge",
    "缪miao",
    "尉迟yuchi",
    "欧阳ouyang",
    "司马sima",
    "诸葛zhuge",
    "上官shangguan",
    "华hua",
    "葛ge",
    "纪ji",
    "应ying",
    "宁ning",
    "乐yue",
    "覃qin",
    "牟mu",
    "逄pang",
    "隗wei",
    "令狐linghu",
    "皇甫huangfu",
    "褚chu",
    "冼xian",
    "员yun",
)

MEN_FIRST = "建国志文明伟海永家俊子宏晓德春庆学光卫新立正天浩宇国金友水根荣"
MEN_SECOND = "华强军平斌峰涛辉刚林波龙飞杰勇鹏超东祥良成亮明伟荣兴江松生"
MEN_SHORT = "伟强磊军勇涛斌超鹏飞刚亮波杰峰"
WOMEN_FIRST = "丽秀美晓雪玉春小慧雅佳婷月海桂文淑思梦雨爱金巧"
WOMEN_SECOND = "芳娟敏静燕红英萍霞玲琴琳梅娜莉颖洁雯倩怡欣娣珍仙"
WOMEN_SHORT = "敏静丽娟芳燕婷琳洁娜颖雪红萍"

STEM_FIRST = "华恒瑞宏鑫盛泰永佳金顺天东博嘉立百德正同安康富海云新万聚锦联"
STEM_SECOND = "信达通源丰诚隆兴和利昌辉腾凯邦成远鸿捷创"

PLACES = (
    "西湖",
    "上城",
    "拱墅",
    "滨江",
    "萧山",
    "余杭",
    "临平",
    "钱塘",
    "富阳",
    "临安",
    "下沙",
    "桐庐",
    "建德",
    "淳安",
)

STREETS = (
    "育才路",
    "建业路",
    "丰登街",
    "兴工二路",
    "新桥路",
    "东平巷",
    "文德路",
    "聚才路",
    "康乐街",
    "广业街",
    "永福路",
    "长乐里",
    "锦程大道",
    "创意路",
    "仓前横街",
    "望江里",
    "通运路",
    "秋涛支路",
    "石桥里",
    "学源街",
)

FOREIGNERS = (
    "David Miller",
    "Anna Schmidt",
    "Tom Baker",
    "Maria Rossi",
    "James Lee",
    "Sophie Martin",
    "Ivan Petrov",
    "Kenji Sato",
    "Omar Hassan",
    "Lucy Brown",
    "Daniel Kim",
    "Elena Costa",
)

FOREIGN_FIRST = """
    Alex Alice Andrea Anita Ben Carlos Chris Clara Diego Emma Eric Fatima Felix Frank Hana Hugo Ines Jack Jonas
    Julia Karim Kevin Laura Leo Linda Lukas Mark Mei Mia Michael Nadia Nina Oliver Paul Peter Rachel Ravi Robert
    Sara Steven Thomas Victor Yuki Yusuf
"""

FOREIGN_LAST = """
    Adams Ahmed Andersen Bianchi Clark Cohen Davies Dubois Evans Fischer Garcia Gupta Hansen Hill Ito Ivanov
    Johnson Jones Kaya Khan Kowalski Lopez Meyer Moore Morris Nakamura Nguyen Novak Park Patel Pereira Popov Ricci
    Romero Santos Silva Singh Smith Suzuki Taylor Thomas Walker Weber Wilson Young
"""

GROUPS = ("月结客户", "展会名片", "节日送礼", "老同学圈", "连锁门店", "新品尝鲜", "园区客户", "商会")

TAGS = ("样品", "比价中", "急单", "换机", "月结", "新开店", "维保", "彩机意向", "难约", "转介绍", "现款", "量大")

ABOUTS = (
    "爱钓鱼，周末别打电话",
    "不喝酒，爱喝茶，最好带点龙井",
    "说话直，报价别绕",
    "早上九点前在，下午常不在",
    "女儿今年高考，别提加班",
    "信佛，吃素",
    "抽烟，喜欢蹲门口聊",
    "怕麻烦，能微信就别打电话",
    "记性好，答应的事都会问",
    "在意面子，别当着员工砍价",
    "本地人，说杭州话更亲",
    "当过兵，讲信用",
    "要发票，抬头别写错",
    "爱跑步，朋友圈天天打卡",
    "老板不管小钱，找老板娘",
    "只认老面孔，换人不接",
    "午休到两点，别打扰",
    "跟楼下那家是亲戚，别说坏话",
    "喜欢问同行用什么",
    "养了只橘猫，聊猫话多",
)

INTERESTS = (
    "钓鱼",
    "跑步",
    "喝茶",
    "打羽毛球",
    "爬山",
    "摄影",
    "篮球",
    "书法",
    "养花",
    "看球",
    "骑车",
    "K歌",
    "掼蛋",
    "做菜",
)

CIRCLES = (
    "跟老板是同乡",
    "财务是他小姨子",
    "以前在同行干过",
    "和隔壁厂采购是同学",
    "老公在物流园上班",
    "跟房东熟",
    "徒弟现在管仓库",
)

DEPARTMENTS = ("采购部", "行政部", "仓储部", "办公室", "总务处", "运营部")
HOURS = ("9:30", "10:00", "11:00", "14:30", "15:00", "16:30")
