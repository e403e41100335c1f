"""The header words of other programs' tables and what they mean: data, no rules.

A header is looked up without spaces, case, punctuation and remarks in brackets; first as it is, then without its
digits, so that 手机2 and "E-mail 2 Address" need no line of their own. A word may carry a label after "=".
Sources: Outlook (English, Chinese), Google Contacts (both forms), QQ, Foxmail and 163 mail, Apple, 小米, 华为,
HubSpot, Salesforce, Monica, common Chinese CRMs, and lists that people make themselves.
"""

import re

from salesbook.domain.text import fold
from salesbook.exchange.fields import Field as F
from salesbook.exchange.records import RecordKind

_COMMON: dict[F, str] = {
    F.NAME: """姓名 名字 全名 联系人 联系人姓名 主要联系人 联系人名称 称呼 姓名全称 显示名 显示名称
        中文姓名 昵称备注 聯絡人 聯絡人姓名 全名 首要联系人 第一联系人 负责人 老板 店主 法人
        法人代表 法定代表人 经办人 客户联系人 name fullname displayname contact contactname
        contactperson personname primarycontact""",
    F.FAMILY: "姓 姓氏 lastname familyname surname last nachname",
    F.GIVEN: "名 givenname firstname forename first vorname",
    F.MIDDLE: "中间名 middlename additionalname middle",
    F.PREFIX: "英文称谓 前缀 nameprefix prefix salutation honorific",
    F.SUFFIX: "中文称谓 称谓 尊称 敬称 后缀 稱謂 suffix namesuffix",
    F.NICKNAME: "昵称 别名 绰号 外号 小名 暱稱 nickname alias shortname 简称 客户简称 公司简称",
    F.CUSTOMER: """客户 客户名称 客户姓名 客户名 客户全称 顾客 顾客姓名 会员 会员姓名 会员名称 客戶
        客戶名稱 客戶姓名 往来单位 往来单位名称 买家 买家姓名 购买人 收货人 收货人姓名 对方 对象
        拜访对象 跟进客户 关联客户 经销商名称 经销商 商户名称 商户 店名 门店名称 门店 customer
        customername client clientname account buyer customerfullname leadname relatedto
        associatedcontact associatedcompany who regarding""",
    F.ORGANISATION: """公司 公司名称 单位 单位名称 工作单位 企业 企业名称 组织 机构 所属公司 所在公司 公司全称
        公司名 所属单位 公司單位 公司名稱 單位 任职公司 公司/单位 company companyname
        organization organisation organizationname organisationname accountname employer org
        firm business primarycompany associatedcompanyname""",
    F.DEPARTMENT: "部门 所属部门 部門 科室 department organizationdepartment dept 公司/部门 所在部门",
    F.ROLE: """职位 职务 职称 岗位 头衔 担任职务 职位名称 職位 職務 職稱 jobtitle title role position
        job organizationtitle 职业 occupation profession""",
    F.KIND: "客户类型 客户性质 客户属性 类型 性质 客户种类 type customertype accounttype contacttype kind",
    F.EMAIL: """邮箱 电子邮箱 邮件 电子邮件 邮箱地址 邮件地址 电子邮件地址 邮箱号 e邮件 email e-mail
        emailaddress mail e-mailaddress emailvalue e-mailvalue 電子郵件 電郵 信箱 電子郵件地址
        主要邮箱 常用邮箱 mailaddress primaryemail emailbusiness 工作邮箱=work 公司邮箱=work
        单位邮箱=work 企业邮箱=work 商务邮箱=work 家庭邮箱=home 个人邮箱=home 私人邮箱=home
        workemail=work homeemail=home personalemail=home businessemail=work 其他邮箱=other
        otheremail=other""",
    F.WECHAT: """微信 微信号 微信号码 微信id 微信账号 weixin wechat wechatid 微信昵称=昵称 微信名=昵称
        企业微信=企业微信 微信号/手机号""",
    F.IM: """qq=qq qq号=qq qq号码=qq oicq=qq qq号码/邮箱=qq 旺旺=旺旺 阿里旺旺=旺旺 钉钉=钉钉
        钉钉号=钉钉 飞书=飞书 skype=skype msn=msn telegram=telegram whatsapp=whatsapp line=line
        抖音=抖音 抖音号=抖音 小红书=小红书 微博=微博 即时通讯 im imaddress imvalue
        whatsappphonenumber=whatsapp""",
    F.URL: """网址 网站 主页 网页 公司网址 公司网站 公司主页 个人网页=home 个人主页=home 官网 網址
        網站 網頁 url website webpage homepage web websiteurl websitevalue
        companydomainname=domain linkedin=linkedin linkedinurl=linkedin twitter=twitter
        facebook=facebook personalwebpage=home""",
    F.ADDRESS: """地址 联系地址 通讯地址 通信地址 详细地址 客户地址 收货地址 邮寄地址 聯絡地址 住址
        所在地址 address mailingaddress fulladdress 公司地址=work 单位地址=work 办公地址=work
        工作地址=work 企业地址=work 注册地址=work 商务地址=work 家庭地址=home 家庭住址=home
        住宅地址=home 住家地址=home homeaddress=home workaddress=work businessaddress=work
        otheraddress=other 其他地址=other addressformatted 经营地址=work 门店地址=work
        companyaddress=work""",
    F.STREET: """街道 街道地址 街道住址 门牌号 道路 street streetaddress addressline addressstreet 地址行
        商务地址街道=work 公司所在街道=work 单位街道=work 住宅地址街道=home 家庭所在街道=home
        住宅街道=home 其他地址街道=other businessstreet=work homestreet=home otherstreet=other
        workstreet=work mailingstreet=mailing billingstreet=billing shippingstreet=shipping
        addressextendedaddress companystreetaddress=work""",
    F.CITY: """城市 市 市/县 区 区县 县 区/县 县区 市区 市县 所在城市 區 縣市 鄉鎮市區 city town suburb
        district county addresscity 商务地址市/县=work 公司所在城市=work 商务地址城市=work
        住宅地址市/县=home 家庭所在城市=home 住宅地址城市=home 其他地址市/县=other
        其他地址城市=other businesscity=work homecity=home othercity=other mailingcity=mailing
        billingcity=billing shippingcity=shipping""",
    F.REGION: """省 省份 省市 省/市 省/直辖市 省/市/自治区 所在省份 州 state province region
        stateprovince state/province state/region addressregion 商务地址省/市/自治区=work
        商务地址省/直辖市=work 公司所在省=work 公司所在省份=work 住宅地址省/市/自治区=home
        住宅地址省/直辖市=home 家庭所在省=home 家庭所在省份=home 其他地址省/市/自治区=other
        其他地址省/直辖市=other businessstate=work homestate=home otherstate=other
        mailingstate=mailing mailingstate/province=mailing billingstate=billing
        billingstate/province=billing shippingstate=shipping shippingstate/province=shipping""",
    F.POSTCODE: """邮编 邮政编码 邮码 郵遞區號 zip zipcode postcode postalcode zip/postalcode
        addresspostalcode 商务地址邮政编码=work 公司所在地的邮政编码=work
        公司所在地邮政编码=work 公司邮编=work 单位邮编=work 住宅地址邮政编码=home
        家庭所在地的邮政编码=home 家庭所在地邮政编码=home 家庭邮编=home 其他地址邮政编码=other
        businesspostalcode=work homepostalcode=home otherpostalcode=other
        mailingzip/postalcode=mailing billingzip/postalcode=billing mailingpostalcode=mailing
        billingpostalcode=billing shippingzip/postalcode=shipping""",
    F.COUNTRY: """国家 国家/地区 国家地区 國家 country country/region addresscountry
        商务地址国家/地区=work 公司所在国家=work 住宅地址国家/地区=home 家庭所在国家=home
        其他地址国家/地区=other businesscountry=work businesscountry/region=work
        homecountry=home homecountry/region=home othercountry=other othercountry/region=other
        mailingcountry=mailing billingcountry=billing shippingcountry=shipping""",
    F.BIRTHDAY: """生日 出生日期 出生年月 出生年月日 公历生日 阳历生日 客户生日 联系人生日 birthday
        dateofbirth birthdate dob bday born""",
    F.LUNAR_BIRTHDAY: "农历生日 阴历生日 農曆生日 旧历生日 lunarbirthday",
    F.DAY: """纪念日=anniversary 周年纪念日=anniversary 周年纪念=anniversary 结婚纪念日=结婚纪念日
        紀念日=anniversary anniversary=anniversary 成立日期=成立日期 公司成立日=公司成立日
        成立时间=成立日期 开业日期=开业日期 companyday=companyday eventvalue 重要日子 其他日子
        days 日子""",
    F.GROUP: """分组 组 群组 组别 所属分组 所在分组 联系人分组 客户分组 群組 類別 类别 qq同步助手分组
        group groups groupmembership labels categories category 分类 客户分类 所属群组
        contactgroup 好友分组 grouplist listmembership""",
    F.TAG: "标签 客户标签 標籤 tag tags keywords 关键词",
    F.SOURCE: """来源 客户来源 来源渠道 线索来源 客户渠道 获客渠道 获取方式 來源 客戶來源 信息来源
        开发方式 渠道来源 source leadsource originalsource customersource howwemet recordsource
        开发渠道 获客来源""",
    F.REFERRER: "介绍人 推荐人 转介绍人 引荐人 推介人 referrer referredby referral 引用者 介紹人",
    F.TIER: """客户级别 客户等级 级别 等级 客户分级 重要程度 重要性 客户重要程度 優先級 客戶等級
        客戶級別 tier rating customerlevel level customertier 优先级 会员等级 priority""",
    F.HEAT: """意向 意向度 意向程度 意向级别 意向等级 客户意向 购买意向 热度 客户热度 成交意向 heat
        temperature interest interestlevel""",
    F.STAGE: """状态 客户状态 客户阶段 阶段 销售阶段 跟进状态 跟进阶段 成交状态 生命周期 客戶狀態 status
        stage lifecyclestage leadstatus accountstatus contactstatus""",
    F.DISPOSITION: "处置 跟进策略 跟进意愿 跟进态度 disposition",
    F.ATTITUDE: "态度 客户态度 忠诚度 attitude loyalty",
    F.DO_NOT_CALL: "勿扰 免打扰 拒绝来电 禁止致电 donotcall donotcontact unsubscribed optout dnc 勿打电话",
    F.PREFERRED_CHANNEL: "联系偏好 首选联系方式 偏好渠道 沟通方式 preferredchannel preferredcontactmethod",
    F.LANGUAGE: "语言 语种 語言 language preferredlanguage",
    F.TRADE: """行业 所属行业 行业类别 行业类型 客户行业 經營範圍 經营范围 主营 主营业务 主营产品 行業
        industry trade sector vertical""",
    F.PLACE: """地区 区域 所在地 所在地区 所属区域 客户区域 地点 片区 籍贯 老家 家乡 地區 place location
        area territory hometown 位置""",
    F.NOTE: """备注 附注 说明 备注信息 客户备注 其他备注 描述 简介 客户简介 客户描述 註解 備註 備考
        note notes comment comments remark remarks description memo 备注说明 其他信息 其他说明
        跟进情况 跟进记录 最近跟进 最近跟进记录 跟进内容 需求 客户需求 爱好 兴趣爱好 业余爱好
        about contactnotes 情况 情况说明 特殊要求""",
    F.NEXT_ON: """下次跟进 下次跟进时间 下次跟进日期 下次联系 下次联系时间 下次联系日期 下次回访
        下次回访时间 下次回访日期 下次拜访 下次拜访时间 下次拜访日期 计划跟进时间 预约时间
        跟进提醒 提醒时间 回访日期 回访时间 nextfollowup nextfollow-up nextfollowupdate
        nextcontact nextcontactdate nextactivitydate nextstepdate followupdate follow-update
        待跟进日期 nextstepduedate""",
    F.NEXT_WHAT: """下一步 下步计划 下次跟进内容 下次跟进事项 跟进计划 待办 待办事项 下一步计划 下一步行动
        nextstep nextsteps nextaction""",
    F.SKIP: """电子邮件类型 电子邮件显示名称 电子邮件显示名 e-mailtype e-maildisplayname emailtype
        emaildisplayname photo 头像 照片 序号 行号 编号序号 no. index""",
    F.EXTRA: "salesbook",
}

_PHONES: dict[str, str] = {
    "cell": """手机 手机号 手机号码 移动电话 行动电话 移动手机 手机1 手機 手機號碼 行動電話 联系手机
        手机/微信 绑定手机 注册手机 本人手机 常用手机 mobile mobilephone mobilenumber cell
        cellphone cellnumber cellular mobilephonenumber iphone""",
    "": """电话 联系电话 电话号码 号码 联系方式 联络电话 联系号码 通讯号码 客户电话 顾客电话
        会员电话 客户手机=cell 顾客手机=cell 客户手机号=cell 联系人电话 联系人手机=cell
        联系人手机号=cell 收货人电话 收货电话 买家电话 電話 電話號碼 聯絡電話 聯絡方式 來電
        phone phonenumber telephone tel telephonenumber contactnumber contactphone phonevalue
        primaryphone=main customerphone""",
    "work": """固定电话 固话 座机 座机号码 座机号 固话号码 工作电话 公司电话 办公电话 单位电话 商务电话
        业务电话 办公室电话 公司座机 企业电话 市話 workphone businessphone officephone
        workphonenumber companyphone companyphonenumber work""",
    "home": "家庭电话 住宅电话 宅电 家庭号码 住家電話 homephone homenumber residencephone",
    "fax": "传真 传真号 传真号码 傳真 fax faxnumber faxphone",
    "work fax": "商务传真 公司传真 工作传真 单位传真 业务传真 businessfax workfax",
    "home fax": "住宅传真 家庭传真 homefax",
    "other fax": "其他传真 otherfax",
    "other": """其他电话 其它电话 备用电话 其他手机 其它手机 备用手机 其他号码 第二电话 otherphone
        alternatephone secondaryphone""",
    "company": "单位主要电话 companymainphone",
    "main": "主要电话 主电话 首选电话 primaryphone mainphone",
    "car": "车载电话 carphone",
    "pager": "寻呼机 传呼机 pager",
    "小灵通": "小灵通",
    "radio": "无绳电话 radiophone 无线电话",
    "tty": "tty/tdd电话 tty/tddphone",
    "isdn": "isdn",
    "telex": "电报 telex",
    "callback": "回电话 callback",
    "assistant": "助理的电话 助理电话 assistant'sphone assistantsphone asst.phone assistantphone",
}
"""Words for phone columns by the label they give, unless a word brings its own."""

_ORDERS: dict[F, str] = {
    F.ON: """日期 时间 下单日期 下单时间 订单日期 订单时间 成交日期 成交时间 购买日期 购买时间
        销售日期 销售时间 交易日期 交易时间 付款日期 付款时间 支付时间 发货日期 开单日期
        签约日期 签单日期 单据日期 业务日期 合同日期 签订日期 出库日期 創建時間 创建时间
        创建日期 訂單日期 date orderdate orderedon purchasedate closedate closed saledate
        invoicedate transactiondate createdat createdate paiddate datetime time""",
    F.AMOUNT: """金额 订单金额 成交金额 销售金额 销售额 总金额 总价 总额 合计 合计金额 实付金额 实付
        实收金额 实收 应收金额 应收 付款金额 交易金额 合同金额 货款 价税合计 订单总额 金額
        訂單金額 總價 總額 amount total totalamount totalprice orderamount ordertotal grandtotal
        sum price value dealamount revenue netamount sales 小计""",
    F.CURRENCY: "币种 货币 币别 幣別 currency currencycode",
    F.WHAT: """产品 商品 品名 货品 产品名称 商品名称 货品名称 货物 货物名称 物品 品种 型号 规格
        规格型号 产品型号 商品规格 数量 单位 件数 购买产品 订单内容 内容 购买内容 摘要 项目 項目
        產品 商品名稱 數量 product productname products item itemname items goods service
        dealname opportunityname quantity qty unit what summary subject 订购产品 货号 sku 标题
        主题""",
    F.NOTE: "备注 附注 说明 订单备注 买家留言 備註 note notes comment comments remark remarks memo description 描述",
    F.SKIP: "序号 行号 no.",
}

_NOTES: dict[F, str] = {
    F.ON: """日期 时间 跟进日期 跟进时间 联系日期 联系时间 沟通日期 沟通时间 拜访日期 拜访时间
        回访日期 回访时间 记录时间 记录日期 创建时间 创建日期 发生时间 通话时间 日期时间
        登记时间 date on datetime at when day activitydate duedate createdat createdate
        timestamp contactdate calldate happenedat""",
    F.TIME: "钟点 时刻 几点 时间点 time clock starttime 开始时间",
    F.CHANNEL: """方式 渠道 跟进方式 联系方式 沟通方式 拜访方式 跟进类型 类型 跟进渠道 沟通渠道 channel
        type activitytype method tasksubtype contacttype communicationtype 形式""",
    F.OUTCOME: """结果 跟进结果 沟通结果 拜访结果 联系结果 通话结果 outcome result calloutcome callresult
        結果 状态 status""",
    F.NOTE: """内容 跟进内容 跟进记录 沟通内容 沟通记录 拜访内容 拜访记录 记录 记录内容 联系记录 备注
        附注 说明 详情 小结 总结 情况 跟进情况 描述 內容 備註 note notes comment comments
        description body text content details summary subject memo remark remarks what 主题 标题
        谈话内容 通话内容 反馈 客户反馈 说了什么 聊了什么 聊天内容 会议纪要 纪要 记事
        said whatwassaid whathappened talk conversation minutes""",
    F.SKIP: "序号 行号 no.",
}

PLAIN_HEADINGS: dict[F, tuple[str, str]] = {
    F.NAME: ("Name", "姓名"),
    F.CUSTOMER: ("Customer", "客户"),
    F.ORGANISATION: ("Company", "公司"),
    F.DEPARTMENT: ("Department", "部门"),
    F.ROLE: ("Job title", "职位"),
    F.KIND: ("Type", "客户类型"),
    F.PHONE: ("Phone", "电话"),
    F.EMAIL: ("E-mail", "邮箱"),
    F.WECHAT: ("WeChat", "微信"),
    F.ADDRESS: ("Address", "地址"),
    F.URL: ("Website", "网址"),
    F.IM: ("IM", "即时通讯"),
    F.BIRTHDAY: ("Birthday", "生日"),
    F.DAY: ("Days", "日子"),
    F.GROUP: ("Groups", "分组"),
    F.TAG: ("Tags", "标签"),
    F.SOURCE: ("Source", "来源"),
    F.REFERRER: ("Referred by", "介绍人"),
    F.TIER: ("Tier", "客户级别"),
    F.HEAT: ("Heat", "意向"),
    F.STAGE: ("Stage", "阶段"),
    F.DISPOSITION: ("Disposition", "处置"),
    F.ATTITUDE: ("Attitude", "态度"),
    F.DO_NOT_CALL: ("Do not call", "勿扰"),
    F.PREFERRED_CHANNEL: ("Preferred channel", "联系偏好"),
    F.LANGUAGE: ("Language", "语言"),
    F.TRADE: ("Industry", "行业"),
    F.PLACE: ("Place", "地区"),
    F.NICKNAME: ("Nickname", "昵称"),
    F.NOTE: ("Notes", "备注"),
    F.NEXT_ON: ("Next contact", "下次联系"),
    F.NEXT_WHAT: ("Next step", "下一步"),
    F.ON: ("Date", "日期"),
    F.TIME: ("Time", "钟点"),
    F.AMOUNT: ("Amount", "金额"),
    F.CURRENCY: ("Currency", "币种"),
    F.WHAT: ("Product", "产品"),
    F.CHANNEL: ("Channel", "方式"),
    F.OUTCOME: ("Outcome", "结果"),
    F.EXTRA: ("salesbook", "salesbook"),
}
"""The headers of this book's own exports, English and Chinese; all of them are known above."""

SOMEBODY_ELSE = (
    "介绍人", "推荐人", "紧急", "助理", "秘书", "配偶", "父亲", "母亲", "子女", "业务员", "销售",
    "跟进人", "创建", "修改", "经理姓名", "类型", "显示", "验证", "是否", "归属", "次数", "拼音",
    "owner", "assistant", "spouse", "referr", "created", "modified", "manager", "phonetic", "yomi",
    "type", "verified", "count", "emergency", "updated", "用户名", "username", "domain",
)  # fmt: skip
"""Parts of headers that make a phone or name somebody else's, or no phone or name at all."""

NOT_A_NAME = ("编号", "编码", "代码", "单号", "经理", "数量", "人数", "id", "code", "number", "count", "file", "domain")
"""Parts of headers that hold a name of something else, or none."""

PARTS: tuple[tuple[str, F, str], ...] = (
    ("手机", F.PHONE, "cell"), ("手機", F.PHONE, "cell"), ("mobile", F.PHONE, "cell"),
    ("传真", F.PHONE, "fax"), ("电话", F.PHONE, ""), ("電話", F.PHONE, ""), ("座机", F.PHONE, "work"),
    ("phone", F.PHONE, ""), ("邮箱", F.EMAIL, ""), ("邮件", F.EMAIL, ""), ("郵件", F.EMAIL, ""),
    ("email", F.EMAIL, ""), ("e-mail", F.EMAIL, ""), ("微信", F.WECHAT, ""), ("wechat", F.WECHAT, ""),
    ("weixin", F.WECHAT, ""), ("qq", F.IM, "qq"), ("农历", F.LUNAR_BIRTHDAY, ""),
    ("生日", F.BIRTHDAY, ""), ("出生", F.BIRTHDAY, ""), ("birth", F.BIRTHDAY, ""),
    ("地址", F.ADDRESS, ""), ("address", F.ADDRESS, ""), ("住址", F.ADDRESS, ""),
    ("邮编", F.POSTCODE, ""), ("姓名", F.NAME, ""), ("公司", F.ORGANISATION, ""),
    ("单位", F.ORGANISATION, ""), ("企业", F.ORGANISATION, ""), ("company", F.ORGANISATION, ""),
    ("部门", F.DEPARTMENT, ""), ("职位", F.ROLE, ""), ("职务", F.ROLE, ""), ("岗位", F.ROLE, ""),
    ("来源", F.SOURCE, ""), ("级别", F.TIER, ""), ("等级", F.TIER, ""), ("标签", F.TAG, ""),
    ("分组", F.GROUP, ""), ("意向", F.HEAT, ""), ("行业", F.TRADE, ""), ("下次", F.NEXT_ON, ""),
    ("网址", F.URL, ""), ("备注", F.NOTE, ""), ("備註", F.NOTE, ""), ("note", F.NOTE, ""),
    ("comment", F.NOTE, ""), ("remark", F.NOTE, ""), ("客户", F.CUSTOMER, ""),
    ("customer", F.CUSTOMER, ""), ("name", F.NAME, ""),
)  # fmt: skip
"""What a header means that only contains one of these, in this order."""

PARTS_OF_ORDERS: tuple[tuple[str, F, str], ...] = (
    ("金额", F.AMOUNT, ""), ("amount", F.AMOUNT, ""), ("total", F.AMOUNT, ""), ("日期", F.ON, ""),
    ("date", F.ON, ""), ("时间", F.ON, ""), ("产品", F.WHAT, ""), ("商品", F.WHAT, ""),
    ("product", F.WHAT, ""),
)  # fmt: skip
PARTS_OF_NOTES: tuple[tuple[str, F, str], ...] = (
    ("日期", F.ON, ""), ("date", F.ON, ""), ("时间", F.ON, ""), ("方式", F.CHANNEL, ""),
    ("结果", F.OUTCOME, ""), ("内容", F.NOTE, ""), ("记录", F.NOTE, ""),
)  # fmt: skip


_MARKS = str.maketrans("", "", " \t\r\n_-:*#\"'`·.。,，、?？!")
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|<[^<>]*>")


def bare(header: str) -> str:
    """Return a header as it is looked up: folded, without punctuation and remarks in brackets."""
    folded = fold(header)
    return _REMARK.sub("", folded).translate(_MARKS) or folded.translate(_MARKS)


def _read(table: dict[F, str]) -> dict[str, tuple[F, str]]:
    found: dict[str, tuple[F, str]] = {}
    for field, words in table.items():
        for word in words.split():
            header, _, label = word.partition("=")
            if key := bare(header):
                found.setdefault(key, (field, label))
    return found


_PHONE_HEADERS = {
    bare(word.partition("=")[0]): (F.PHONE, word.partition("=")[2] or label)
    for label, words in _PHONES.items()
    for word in words.split()
}
_CONTACT_HEADERS = _read(_COMMON)

HEADERS: dict[RecordKind, dict[str, tuple[F, str]]] = {
    RecordKind.CUSTOMERS: _PHONE_HEADERS | _CONTACT_HEADERS,
    RecordKind.ORDERS: _PHONE_HEADERS | _CONTACT_HEADERS | _read(_ORDERS),
    RecordKind.NOTES: _PHONE_HEADERS | _CONTACT_HEADERS | _read(_NOTES),
}
"""What a folded header means in a table of each kind, and the label it gives."""
