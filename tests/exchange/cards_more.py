"""Cards in the style of more programs, and whole small address books; every person in them is made up."""

from __future__ import annotations

from cardsample import Sample, lines, quoted, soft

ICLOUD = Sample(
    "iCloud",
    lines(
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Apple Inc.//iCloud Web Address Book//EN",
        "N:逄;大海;;;",
        "FN:逄大海",
        "item1.TEL;type=pref:+86 532 5555 0501",
        "item1.X-ABLabel:_$!<WorkFAX>!$_",
        "item2.EMAIL:pang@dahai.example",
        "item2.X-ABLabel:_$!<School>!$_",
        "X-ALTBDAY;CALSCALE=chinese:00780041L0201",
        "END:VCARD",
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:;;;;",
        "FN:青岛渔具厂",
        "ORG:青岛渔具厂;",
        "X-ABShowAs:COMPANY",
        "item1.ADR:;;太平路 5 号;青岛;山东;266000;中国",
        "item1.X-ABLabel:工厂",
        "TEL;type=WORK:0532-55550502",
        "TEL;type=WORK;type=FAX:0532-55550503",
        "END:VCARD",
        end="\n",
    ),
    (
        ("逄大海", ("+86 532 5555 0501",), ("pang@dahai.example",)),
        ("青岛渔具厂", ("0532-55550502", "0532-55550503"), ()),
    ),
)

HONOR = Sample(
    "荣耀",
    lines(
        "BEGIN:VCARD",
        "VERSION:2.1",
        # The soft break stands inside of an octet's neighbours, the continuation is indented by a tab.
        *soft("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE", "澹台明月;;;;", indent="\t", width=24),
        "TEL;CELL:17000170000",
        "TEL;X-工厂:0755-55550504",
        "END:VCARD",
        "BEGIN:VCARD",
        "VERSION:2.1",
        f"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted('阚清子')}",
        "TEL;CELL:17000170001",
        "TEL;CELL:17000170002",
        "TEL;CELL:17000170003",
        "END:VCARD",
        end="\r\n\r\n",
    ),
    (
        ("澹台明月", ("17000170000", "0755-55550504"), ()),
        ("阚清子", ("17000170001", "17000170002", "17000170003"), ()),
    ),
)

MEIZU = Sample(
    "魅族",
    lines(
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:粘;文龙;;;",
        "TEL;CELL:17100171000",
        "TEL;HOME;VOICE:0595-5555 0505",
        "EMAIL;HOME;INTERNET:nian@wen.example",
        "END:VCARD",
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:;;;;",
        "TEL;CELL:17100171001",
        "END:VCARD",
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:万俟卨",
        "END:VCARD",
        end="\n",
    ),
    (
        ("粘文龙", ("17100171000", "0595-5555 0505"), ("nian@wen.example",)),
        ("17100171001", ("17100171001",), ()),
        ("万俟卨", (), ()),
    ),
)

WINDOWS = Sample(
    "Windows Contacts",
    lines(
        "BEGIN:VCARD",
        "VERSION:2.1",
        "N:Grünwald;Käthe",
        "FN:Käthe Grünwald",
        "ORG:Bäckerei Grünwald",
        "TEL;WORK;VOICE:+49 30 555 0506",
        "TEL;HOME:+49 30 555 0507",
        "ADR;HOME;ENCODING=QUOTED-PRINTABLE:;;Gartenstra=DFe 1;Berlin;;10115;Deutschland",
        "EMAIL;PREF;INTERNET:kaethe@gruenwald.example",
        "NOTE;ENCODING=QUOTED-PRINTABLE:Mag S=FC=DFes=0D=0A",
        "END:VCARD",
        encoding="cp1252",
    ),
    (("Käthe Grünwald", ("+49 30 555 0506", "+49 30 555 0507"), ("kaethe@gruenwald.example",)),),
)

FOXMAIL = Sample(
    "Foxmail",
    lines(
        "BEGIN:VCARD",
        "VERSION:2.1",
        "N:晁;盖",
        "FN:晁盖",
        "ORG:东溪村",
        "EMAIL;PREF;INTERNET:chao@dongxi.example",
        "EMAIL;INTERNET:chao2@dongxi.example",
        "TEL;CELL;VOICE:13200132000",
        "END:VCARD",
        "",
        "",
        "BEGIN:VCARD",
        "VERSION:2.1",
        "N:宋;江",
        "FN:宋江",
        "EMAIL;PREF;INTERNET:song@dongxi.example",
        "END:VCARD",
        encoding="gb18030",
    ),
    (
        ("晁盖", ("13200132000",), ("chao@dongxi.example", "chao2@dongxi.example")),
        ("宋江", (), ("song@dongxi.example",)),
    ),
)

HONGKONG = Sample(
    "HTC",
    lines(
        "BEGIN:VCARD",
        "VERSION:2.1",
        f"N;CHARSET=BIG5;ENCODING=QUOTED-PRINTABLE:{quoted('溫', 'big5')};{quoted('兆倫', 'big5')};;;",
        "TEL;CELL:+852 5555 0508",
        "END:VCARD",
        "BEGIN:VCARD",
        "VERSION:2.1",
        # GBK and Big5 without any name, one card each, in one file.
        "N:鄺;美雲",
        "TEL;CELL:+852 5555 0509",
        "END:VCARD",
        encoding="big5",
    ),
    (("溫兆倫", ("+852 5555 0508",), ()), ("鄺美雲", ("+852 5555 0509",), ())),
)

ZOHO = Sample(
    "Zoho",
    lines(
        "BEGIN:VCARD",
        "VERSION:4.0",
        "N;ALTID=1;LANGUAGE=en:Sato;Haruka;;;",
        "FN;ALTID=1;LANGUAGE=en:Haruka Sato",
        "FN;ALTID=1;LANGUAGE=jp:佐藤遥",
        'TEL;VALUE="uri";PREF=1;TYPE="voice,home":tel:+81-3-5555-0510',
        "EMAIL;PREF=1:haruka@sato.example",
        'ORG;SORT-AS="ABC":ABC\\, Inc.;North American Division;Marketing',
        "RELATED;TYPE=friend:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "X-P;X=a^nb^'c^':1",
        "END:VCARD",
    ),
    (("Haruka Sato", ("+81-3-5555-0510",), ("haruka@sato.example",)),),
)

SAMPLES = (ICLOUD, HONOR, MEIZU, WINDOWS, FOXMAIL, HONGKONG, ZOHO)
