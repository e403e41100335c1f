"""Cards in the style of mail programs and web services; every person in them is made up."""

from __future__ import annotations

from cardsample import Sample, lines, plain_quoted, quoted

_KEY = "TUlJQ2FqQ0NBZE9nQXdJQkFnSUNBa1V3RFFZSktvWklodmNOQVFFRUJRQXdkekVMTUFrR0ExVUVCaE1DVlZNeExEQXFCZ05W"

OUTLOOK_2003 = Sample(
    "Outlook 2003",
    lines(
        "BEGIN:VCARD",
        "VERSION:2.1",
        "N:卜;世仁",
        "FN:卜世仁",
        "ORG:大兴粮油;市场部",
        "TITLE:经理",
        "NOTE;ENCODING=QUOTED-PRINTABLE:" + quoted("送货前先电话", "gbk") + "=0D=0A=",
        quoted("不要周一", "gbk"),
        "TEL;WORK;VOICE:(0512) 6500 0000",
        "TEL;CELL;VOICE:13800512001",
        "TEL;WORK;FAX:(0512) 6500 0001",
        "ADR;WORK;PREF;ENCODING=QUOTED-PRINTABLE:;;"
        + quoted("人民路 9 号", "gbk")
        + ";"
        + quoted("苏州", "gbk")
        + ";;215000;",
        "LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:" + quoted("人民路 9 号", "gbk") + "=0D=0A215000",
        "EMAIL;PREF;INTERNET:bu@daxing.example",
        "BDAY:19720606",
        "REV:20040511T010203Z",
        "END:VCARD",
        encoding="gbk",
    ),
    (("卜世仁", ("(0512) 6500 0000", "13800512001", "(0512) 6500 0001"), ("bu@daxing.example",)),),
)

OUTLOOK_2007 = Sample(
    "Outlook 2007",
    lines(
        "BEGIN:VCARD",
        "VERSION:2.1",
        "N;LANGUAGE=zh-cn;CHARSET=gb2312:盖;叫天",
        "FN;CHARSET=gb2312:盖叫天",
        "ORG;CHARSET=gb2312:春台班",
        "TEL;WORK;VOICE:021-5555 0201",
        "URL;WORK:http://chuntai.example/",
        "X-MS-OL-DEFAULT-POSTAL-ADDRESS:0",
        "EMAIL;PREF;INTERNET:gai@chuntai.example",
        "X-MS-CARDPICTURE;TYPE=JPEG;ENCODING=BASE64:",
        " /9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQY",
        " GBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYa",
        "",
        'X-MS-OL-DESIGN;CHARSET=utf-8:<card xmlns="urn:x" ver="1.0"><fld prop="name"/></card>',
        "REV:20090101T000000Z",
        "END:VCARD",
        encoding="gb2312",
    ),
    (("盖叫天", ("021-5555 0201",), ("gai@chuntai.example",)),),
)

OUTLOOK_2016 = Sample(
    "Outlook 2016",
    lines(
        "BEGIN:VCARD",
        "VERSION:2.1",
        "N;LANGUAGE=en-us:Ferreira;Tomás",
        "FN:Tomás Ferreira",
        "ORG:Azulejo Lda;Compras",
        "TITLE:Comprador",
        # Named wrongly: the octets are UTF-8.
        "ADR;WORK;PREF;CHARSET=Windows-1252:;;Rua das Flores 3;São João;;;Portugal",
        "TEL;WORK;VOICE:+351 21 555 0202",
        "TEL;HOME;VOICE:+351 21 555 0203",
        "TEL;CELL;VOICE:+351 91 555 0204",
        "EMAIL;PREF;INTERNET:tomas@azulejo.example",
        "X-MS-ANNIVERSARY:20050910",
        "X-MS-IMADDRESS:tomas.im",
        "END:VCARD",
    ),
    (
        (
            "Tomás Ferreira",
            ("+351 21 555 0202", "+351 21 555 0203", "+351 91 555 0204"),
            ("tomas@azulejo.example",),
        ),
    ),
)

OUTLOOK_365 = Sample(
    "Outlook 365",
    lines(
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PROFILE:VCARD",
        "MAILER:Microsoft Exchange",
        "N:繆;荃孫;;;",
        "FN:繆荃孫",
        "ORG:古籍書店;",
        "TITLE:",
        "TEL;TYPE=WORK:+886 2 5555 0205",
        "TEL;TYPE=CELL:+886 912 555 206",
        "EMAIL;TYPE=INTERNET:miao@guji.example",
        "X-MS-TEL;TYPE=VOICE;TYPE=COMPANY:+886 2 5555 0207",
        "END:VCARD",
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:;;;;",
        "FN:",
        "ORG:無名商行",
        "TEL;TYPE=WORK:+886 2 5555 0208",
        "END:VCARD",
        encoding="utf-16",
    ),
    (
        ("繆荃孫", ("+886 2 5555 0205", "+886 912 555 206"), ("miao@guji.example",)),
        ("無名商行", ("+886 2 5555 0208",), ()),
    ),
)

GMAIL = Sample(
    "Gmail",
    lines(
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Priya Raghavan",
        "N:Raghavan;Priya;;;",
        "EMAIL;TYPE=INTERNET;TYPE=HOME:priya@raghavan.example",
        "item1.EMAIL;TYPE=INTERNET:shop@raghavan.example",
        "item1.X-ABLabel:Shop",
        "TEL;TYPE=CELL:+91 98765 55301",
        "item2.TEL:+91 22 5555 0302",
        "item2.X-ABLabel:Godown",
        "ADR;TYPE=WORK:;;12 Marine Drive;Mumbai;MH;400020;IN",
        "item3.URL:http\\://raghavan.example/a\\,b",
        "item3.X-ABLabel:_$!<HomePage>!$_",
        "BDAY:--1104",
        "item4.X-ABDATE:20140214",
        "item4.X-ABLabel:_$!<Anniversary>!$_",
        "X-PHONETIC-FIRST-NAME:PREE-ya",
        "NOTE:First line\\nsecond\\; with semicolon\\\\ and backslash\\\\n",
        "CATEGORIES:myContacts,Distributors",
        "PHOTO:https://photos.example/p.jpg",
        "END:VCARD",
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:",
        "N:;;;;",
        "EMAIL;TYPE=INTERNET:someone@example.org",
        "END:VCARD",
    ),
    (
        (
            "Priya Raghavan",
            ("+91 98765 55301", "+91 22 5555 0302"),
            ("priya@raghavan.example", "shop@raghavan.example"),
        ),
        ("someone@example.org", (), ("someone@example.org",)),
    ),
)

MACOS = Sample(
    "macOS",
    lines(
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:曾;国藩;;;",
        "FN:曾国藩",
        "ORG:湘乡书院;",
        "EMAIL;type=INTERNET;type=WORK;type=pref:zeng@xiangxiang.example",
        "TEL;type=WORK;type=pref:0731-5555 0303",
        "TEL;type=CELL:138 7310 0304",
        "item1.ADR;type=HOME;type=pref:;;荷叶镇\\n天坪村;双峰;湖南;;",
        "item1.X-ABADR:cn",
        "BDAY;value=date:1811-11-26",
        "X-ABUID:5AD380FD-B2DE-4261-BA99-DE1D1DB52FBE\\:ABPerson",
        "PHOTO;BASE64:",
        "  /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRof",
        "  Hh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/",
        "END:VCARD",
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:Müller;Jörg;;;",
        "FN:Jörg Müller",
        "TEL;type=HOME:+49 89 555 0305",
        "NOTE:Ein sehr langer Vermerk\\, der über mehrere Zeilen geht und in dem Umlaut",
        " e stehen: äöüß",
        "END:VCARD",
    ),
    (
        ("曾国藩", ("0731-5555 0303", "138 7310 0304"), ("zeng@xiangxiang.example",)),
        ("Jörg Müller", ("+49 89 555 0305",), ()),
    ),
)

EVOLUTION = Sample(
    "Evolution",
    lines(
        "BEGIN:VCARD",
        "VERSION:3.0",
        "X-EVOLUTION-FILE-AS:Baptiste\\, Éloïse",
        "FN:Éloïse Baptiste",
        "N:Baptiste;Éloïse;;;",
        'TEL;X-EVOLUTION-UI-SLOT=1;TYPE="WORK","VOICE":+33 1 55 55 03 06',
        "TEL;TYPE=CELL;X-EVOLUTION-UI-SLOT=2:+33 6 55 55 03 07",
        'EMAIL;TYPE=WORK;X-COUCHDB-UUID="a:b;c":eloise@baptiste.example',
        "X-EVOLUTION-SPOUSE:Luc",
        "X-EVOLUTION-ANNIVERSARY:1999-09-09",
        "X-JABBER;TYPE=HOME:eloise@chat.example",
        "BDAY:1968-02-30",
        "UID:pas-id-52B4",
        "END:VCARD",
        end="\n",
    ),
    (("Éloïse Baptiste", ("+33 1 55 55 03 06", "+33 6 55 55 03 07"), ("eloise@baptiste.example",)),),
)

THUNDERBIRD = Sample(
    "Thunderbird",
    lines(
        "begin:vcard",
        "fn;quoted-printable:" + plain_quoted("Søren Kjær"),
        "n;quoted-printable:" + plain_quoted("Kjær") + ";" + plain_quoted("Søren"),
        "org;quoted-printable:" + plain_quoted("Smørrebrød A/S"),
        "adr:;;Strandvejen 1;Aarhus;;8000;Denmark",
        "email;internet:soren@kjaer.example",
        "tel;work:+45 55 55 03 08",
        "tel;cell:+45 55 55 03 09",
        "x-mozilla-html:FALSE",
        "version:2.1",
        "end:vcard",
        "",
        "BEGIN:VCARD",
        "VERSION:4.0",
        "EMAIL;PREF=1:ada@byron.example",
        "FN:Ada Byron",
        "TEL;TYPE=cell;VALUE=TEXT:+44 20 5555 0310",
        "UID:urn:uuid:22222222-2222-4333-8444-555555555555",
        "END:VCARD",
    ),
    (
        ("Søren Kjær", ("+45 55 55 03 08", "+45 55 55 03 09"), ("soren@kjaer.example",)),
        ("Ada Byron", ("+44 20 5555 0310",), ("ada@byron.example",)),
    ),
)

LOTUS = Sample(
    "Lotus Notes",
    lines(
        "BEGIN:VCARD",
        "VERSION:2.1",
        "N;CHARSET=BIG5:瞿;秋白;;;",
        "FN;CHARSET=BIG5:瞿秋白",
        "ORG;CHARSET=BIG5:赤都書社;編輯部",
        "TEL;WORK;VOICE:+886-4-5555-0311",
        "TEL;CELL:+886-921-555-312",
        "EMAIL;PREF;INTERNET:CN=Qu Qiubai/O=Chidu",
        "AGENT:",
        "BEGIN:VCARD",
        "VERSION:2.1",
        "N:Secretary;The",
        "TEL;WORK:+886-4-5555-0313",
        "END:VCARD",
        "KEY;X509;ENCODING=BASE64:",
        f"   {_KEY}",
        f"   {_KEY}",
        "",
        "END:VCARD",
        encoding="big5",
    ),
    (("瞿秋白", ("+886-4-5555-0311", "+886-921-555-312"), ("CN=Qu Qiubai/O=Chidu",)),),
)

QQ = Sample(
    "QQ",
    lines(
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:缪;小凡;;;",
        "FN:缪小凡",
        "TEL;TYPE=CELL:13500135000",
        "EMAIL;TYPE=HOME:13500135@qq.example",
        "X-TENCENT-QQ:13500135",
        "X-GROUP-MEMBERSHIP:同学",
        "END:VCARD",
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:朴;志勋;;;",
        "FN:朴志勋",
        "TEL;TYPE=CELL:13500135001",
        "END:VCARD",
        end="\n",
        encoding="gb18030",
    ),
    (("缪小凡", ("13500135000",), ("13500135@qq.example",)), ("朴志勋", ("13500135001",), ())),
)

KADDRESSBOOK = Sample(
    "KAddressBook",
    lines(
        "BEGIN:VCARD",
        "VERSION:3.0",
        "CLASS:PUBLIC",
        "EMAIL:zofia@nowak.example",
        "FN:Zofia Nowak",
        "N:Nowak;Zofia;;;",
        "TEL;TYPE=HOME,PREF:+48 22 555 03 14",
        "X-KADDRESSBOOK-X-Profession:Tłumaczka",
        "X-KADDRESSBOOK-X-Anniversary:2001-05-05",
        "AGENT:BEGIN:VCARD\\nVERSION:3.0\\nFN:Ktoś\\nEND:VCARD\\n",
        "LABEL;TYPE=HOME:Długa 5\\n00-001 Warszawa",
        "END:VCARD",
    ),
    (("Zofia Nowak", ("+48 22 555 03 14",), ("zofia@nowak.example",)),),
)

NEXTCLOUD = Sample(
    "Nextcloud",
    lines(
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Sabre//Sabre VObject 4.5.4//EN",
        "UID:33333333-2222-4333-8444-555555555555",
        "FN:区寄",
        "N:区;寄;;;",
        'TEL;TYPE="HOME,VOICE":0772-5555315',
        "EMAIL;TYPE=HOME:ouji@example.cn",
        "BDAY;VALUE=DATE:20080229",
        "SOCIALPROFILE;TYPE=wechat:ouji_wx",
        "X-SOCIALPROFILE;TYPE=wechat;X-USER=ouji_wx:x-apple:ouji_wx",
        "REV;VALUE=DATE-AND-OR-TIME:20240101T000000Z",
        "END:VCARD",
    ),
    (("区寄", ("0772-5555315",), ("ouji@example.cn",)),),
)

SIM_TOOL = Sample(
    "SIM card tool",
    # Neither version nor end, blank lines everywhere, a name that is all there is.
    lines(
        "BEGIN:VCARD",
        "",
        "N:客服",
        "",
        "TEL:10086",
        "BEGIN:VCARD",
        "FN:只有名字",
        "END:VCARD",
        "END:VCARD",
        end="\r\r\n",
    ),
    (("客服", ("10086",), ()), ("只有名字", (), ())),
)

WEBSHOP = Sample(
    "web shop",
    # Made by a script: no charset named, octets of GBK, notes with bare line breaks.
    lines(
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:管晓宏",
        "TEL;TYPE=CELL:18900189000",
        "NOTE:买过两次",
        "要发票",
        "EMAIL:guan@shop.example",
        "END:VCARD",
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:翟欣欣",
        "TEL;TYPE=CELL:18900189001",
        "END:VCARD",
        encoding="gbk",
    ),
    (("管晓宏", ("18900189000",), ("guan@shop.example",)), ("翟欣欣", ("18900189001",), ())),
)

SAMPLES = (
    OUTLOOK_2003,
    OUTLOOK_2007,
    OUTLOOK_2016,
    OUTLOOK_365,
    GMAIL,
    MACOS,
    EVOLUTION,
    THUNDERBIRD,
    LOTUS,
    QQ,
    KADDRESSBOOK,
    NEXTCLOUD,
    SIM_TOOL,
    WEBSHOP,
)
