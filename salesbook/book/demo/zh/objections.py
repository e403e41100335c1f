"""Objections as they come up around Hangzhou, with the answer of the card that was tried and what came of it."""

from salesbook.book.demo.wording import Heard
from salesbook.domain.codes import Channel, ObjectionResult

_WON = ObjectionResult.OVERCOME
_OPEN = ObjectionResult.POSTPONED
_LOST = ObjectionResult.LOST
_CALL = Channel.CALL
_VISIT = Channel.VISIT

FROM_PROSPECTS = (
    Heard(
        "send-info", "资料先留下", "让资料先留下。问了最想看哪块，说单张成本，约好做一页送来", "one-page", _WON, _VISIT
    ),
    Heard("send-info", "发我邮箱吧", "一句发邮箱吧就想挂，先把周四十点约上了再发", "date-first", _WON, _CALL),
    Heard("send-info", "我看完再说", "说看完再说，问了两句，其实是嫌现在的卡纸", "two-questions", _OPEN),
    Heard("in-house", "我们自己印", "说自己印，有人专门弄。夸了两句，求做个忙时的备份", "backup", _OPEN),
    Heard("in-house", "总部统一配", "总部统一配的。问最不顺手的是哪样，说标签等得久", "least-liked", _OPEN),
    Heard("in-house", "自己能做", "自己能做，不外买。零碎的异形标签他们嫌烦，留了个口子", "odd-jobs", _WON),
    Heard("have-supplier", "合作好多年了", "跟老供应商七八年了。没说坏话，求当个第二家", "second-source", _OPEN),
    Heard("have-supplier", "有人供了", "有人供。问满意哪点，说随叫随到；想改的是发票老拖", "what-works", _OPEN),
    Heard("have-supplier", "不想换", "不想换。留两卷样跟现在的摆一起用，{w}答应了", "compare-sample", _WON, _VISIT),
    Heard("not-my-job", "不归我管", "说不归他管，谢了他，给了采购的名字，让提他", "introduction", _WON),
    Heard("not-my-job", "我只管用", "他只管用。问用着哪不顺，说了一堆，可以拿去跟老板讲", "user-view", _OPEN),
    Heard("not-my-job", "找老板去", "让找老板，写了三行字托他转过去", "forward-note", _OPEN),
    Heard("no-budget", "今年没预算了", "今年没预算。问下回什么时候报，说十月，记上提前送数字", "next-budget", _OPEN),
    Heard("no-budget", "手头紧", "手头紧，提了先上一台、年后再补，{w}松动了", "phases", _WON),
    Heard("no-budget", "经费砍了", "经费砍了一半。算了拖一年多花的钱，没接话", "cost-of-waiting", _LOST),
    Heard("too-expensive", "太贵了", "嫌贵。问除了价还有没有别的，没了，就卡这一条", "isolate", _OPEN),
    Heard("too-expensive", "比网上贵一半", "说比网上贵一半，把寿命和废粉摊到每张，没再吭声", "total-cost", _WON),
    Heard("too-expensive", "超预期了", "超他预期，砍掉用不上的扫描，{a}以内能接受", "trim", _WON),
    Heard("too-expensive", "贵了", "还是一个贵字，算总账也听不进，先放放", "total-cost", _LOST),
    Heard("bad-experience", "以前吃过亏", "以前吃过亏，买完找不到人。听他说完，没辩解", "listen", _OPEN),
    Heard("bad-experience", "用过，不行", "三年前用过咱的，不行。说了后来换的机芯，肯再看看", "what-changed", _WON),
    Heard("bad-experience", "你们服务差", "说服务差。提了先放一台免费试一个月，有事直接找我", "small-trial", _WON),
    Heard("not-interested", "没兴趣", "没兴趣，赶在挂之前说了句同行省三成，问了句谁家", "one-line", _WON, _CALL),
    Heard(
        "not-interested", "不用了", "不用了不用了。谢过就走，问半年后能不能再来，没反对", "leave-well", _OPEN, _VISIT
    ),
    Heard("not-interested", "别打了", "口气硬，让别打了。道了歉，不再打", "leave-well", _LOST, _CALL),
    Heard("no-need", "用不上", "说用不上，现在手写也行。问了句错单多不多，一周两三张", "how-now", _OPEN),
    Heard("no-need", "现在挺好", "现在挺好。给他看了隔壁厂的做法，说有空来看看", "ask-peer", _OPEN, _VISIT),
    Heard("no-need", "没这个需要", "没需要。求花十分钟看一眼机器，看出辊子快不行了", "quick-check", _WON, _VISIT),
    Heard("no-time", "正忙", "正忙，只要了两分钟，讲完一条他自己问价", "two-minutes", _WON),
    Heard("no-time", "在开会", "在开会，改约明早九点半，他报的时间", "other-slot", _WON, _CALL),
    Heard("no-time", "回头说", "回头说，那就微信留一句话，让他有空看", "by-message", _OPEN),
    Heard("later", "年后再说", "让年后再说。问年后有啥不同，说新厂房定了才知道", "trigger", _OPEN),
    Heard("later", "过阵子吧", "过阵子。倒着排了下装机时间，赶旺季得月底定", "work-back", _WON),
    Heard("later", "不急", "不急，约好一个月发一次样张，不催", "light-touch", _OPEN),
    Heard("think-it-over", "我考虑考虑", "要考虑。问哪块拿不准，绕半天，是怕员工不会用", "which-part", _WON),
    Heard("think-it-over", "再想想", "再想想。说不做也没关系，他反倒留我坐", "safe-no", _OPEN, _VISIT),
    Heard("think-it-over", "先放放", "先放放。提了先试两卷，坏了算我的，行", "small-step", _WON),
    Heard("must-ask", "要问老板", "要问老板。问老板会问啥，帮他把两页写好了", "arm-champion", _OPEN),
    Heard("must-ask", "回去商量下", "要商量。问他自己怎么看，他说他愿意", "your-view", _WON),
    Heard("must-ask", "要开会定", "开会定。问能不能一起去讲十分钟，他去问", "join-in", _OPEN),
    Heard("cheaper-elsewhere", "别家便宜两成", "别家便宜两成。对了规格，对方是不含维保的价", "ask", _WON),
    Heard("unknown-vendor", "没听说过你们", "没听过我们。不争，给了隔壁园区两家的电话让他问", "agree-if", _WON),
    Heard("unknown-vendor", "小公司吧", "嫌小公司。小有小的好，老板电话直接给他，笑了", "turn-round", _OPEN),
    Heard("unknown-vendor", "靠谱吗", "问靠不靠谱，问要看什么才放心，说看合同", "laer", _OPEN),
    Heard("will-it-work", "万一不行呢", "怕不行。先写好验收三条，不达标拉走", "agree-if", _WON),
    Heard("will-it-work", "说得好听", "说得好听。先讲了它不行的场合，反而信了", "forestall", _WON),
    Heard("will-it-work", "谁担责", "问出了事谁担，听明白是怕领导怪，留着再聊", "laer", _OPEN),
    Heard("lacks-something", "没有双面", "没双面不要。问一天用几回，两三回，手翻能忍", "ask", _OPEN),
    Heard("lacks-something", "尺寸放不下", "尺寸放不下，就这一条。改推小一号的，回去量", "isolate", _OPEN),
    Heard("lacks-something", "接不上系统", "接不上他们系统，老实说做不到，送个转接盒试", "compensate", _OPEN),
    Heard("switching-hassle", "换太麻烦", "换太麻烦。问哪一步最烦，是模板，包给我们做", "compensate", _WON),
    Heard("switching-hassle", "怕出乱子", "怕出乱子。提了新旧并着用一周，点头", "agree-if", _WON),
    Heard("under-contract", "合同没到期", "合同到明年三月。问了提前几个月说，记了个提醒", "ask", _OPEN),
    Heard("under-contract", "有违约金", "有违约金，那不碰。尊重，到期前再谈", "laer", _OPEN),
    Heard("comparing", "货比三家", "要货比三家。问最看重哪三样，维修排第一", "ask", _WON),
    Heard("comparing", "还有两家报价", "还有两家没报。要了张对比表的格式，下周三一起看", "isolate", _OPEN),
    Heard("comparing", "看完再定", "看完再定。说比得越细越好，给了张清单让他拿去问", "turn-round", _WON),
    Heard("friend-supplies", "亲戚在做", "小舅子在做这个。不抢，问他有啥供不上，说冷库标签", "compensate", _WON),
    Heard("friend-supplies", "不好意思换", "老关系，不好意思换。理解，先做个备用", "agree-if", _OPEN),
    Heard("payment-terms", "先货后款行吗", "要先货后款。问了付款周期，头单现款，三单后再谈", "agree-if", _OPEN),
)

FROM_CUSTOMERS = (
    Heard(
        "too-expensive", "怎么又涨了", "嫌这批涨了。把纸厂调价函给他看，摊下来一张不到一厘", "total-cost", _WON, _VISIT
    ),
    Heard("too-expensive", "吃不消", "说吃不消。配置里去掉覆膜，降了八个点", "trim", _WON),
    Heard("discount", "再便宜点", "又让便宜点。问要是应了是不是今天定，是，送一次保养", "isolate", _WON),
    Heard("discount", "抹个零", "让抹零。抹可以，款改成现结", "agree-if", _WON),
    Heard("discount", "老客户没优惠？", "提老客户优惠，价没动，多给了两卷", "compensate", _WON),
    Heard("discount", "降五个点就签", "要降五个点，没应，他说再看", "agree-if", _OPEN),
    Heard("cheaper-elsewhere", "网上更便宜", "说网上便宜。问是不是同一克重，不是，差十克", "ask", _WON),
    Heard("cheaper-elsewhere", "有人报得比你低", "有人压价来抢。坏了当天换这条他们没有，留住了", "compensate", _WON),
    Heard("cheaper-elsewhere", "他家少一成", "别家少一成，要是同样带维保能做到他就换，去要对方单子", "agree-if", _OPEN),
    Heard("payment-terms", "能月结吗", "想月结。问了流水和开户行，给申请表先填", "ask", _OPEN),
    Heard("payment-terms", "账期再放放", "账期想放到六十天。没应，先按三十天，满半年再议", "agree-if", _OPEN),
    Heard("service-worry", "坏了找谁", "怕坏了没人管。听他说上回等了三天，给了两个电话", "laer", _WON),
    Heard("service-worry", "来得及吗", "担心交期。先说清最慢哪天，再说我怎么盯", "forestall", _WON),
    Heard("service-worry", "你走了呢", "问我走了谁管。带同事来认了门", "agree-if", _WON, _VISIT),
    Heard("bad-market", "生意难做", "生意难做，要砍量。听他倒苦水，没推货", "laer", _OPEN),
    Heard("bad-market", "先缩减", "先缩减。改小包装，量减一半，一样发", "agree-if", _WON),
    Heard("bad-market", "等行情", "等行情。正因为淡才要算每张成本，他说有理", "turn-round", _OPEN),
    Heard("no-budget", "这季度没额度了", "这季度没额度，拆成两张单，跨月开", "phases", _WON),
    Heard("later", "下个月再补", "推到下个月。问是库存够还是钱紧，库存，约了日子看", "trigger", _OPEN),
    Heard("must-ask", "换机得请示", "换机得请示。问老板看啥，看电费，帮他算了", "arm-champion", _OPEN),
    Heard("lacks-something", "不能扫身份证", "说缺身份证双面扫，就差这条，回去问厂里", "isolate", _OPEN),
    Heard("comparing", "年底要重新比价", "年底重新比价。问三样标准，把服务写进去了", "ask", _WON),
    Heard("bad-experience", "上回等太久", "还记着上回等了三天的事。听完道歉，备机放他库里", "listen", _WON, _VISIT),
    Heard("switching-hassle", "换型号要重教", "换新型号怕重教人，派师傅蹲了半天", "compensate", _WON, _VISIT),
    Heard("think-it-over", "换新的再想想", "换新机再想想。先借一台用一周", "small-step", _OPEN),
)

FROM_DEALERS = (
    Heard("overstocked", "货还没卖完", "货还压着。一起翻了库，动得慢的就两款，帮他摆到门口", "laer", _OPEN, _VISIT),
    Heard("overstocked", "仓库满了", "仓库满。换走一半老型号，补快的", "compensate", _WON, _VISIT),
    Heard("overstocked", "卖得慢", "卖得慢。约好月中一起盘，少了再发", "agree-if", _OPEN),
    Heard("bad-market", "没人进店", "没人进店。听他说了半天，主意是多跑单位", "laer", _OPEN),
    Heard("bad-market", "今年先保本", "说先保本。小批勤送，占款少一半，行", "agree-if", _WON),
    Heard("payment-terms", "压一批行不行", "要压一批。额度到顶了，先结上月再放", "agree-if", _WON),
    Heard("payment-terms", "额度放宽点", "想放额度。要做新的信用表，问了几样", "ask", _OPEN),
    Heard("discount", "给个底价", "要底价。量到三百支再降两点，写清楚", "agree-if", _WON),
    Heard("discount", "返点加一点", "返点要加。价不动，送门头灯箱", "compensate", _WON),
    Heard("cheaper-elsewhere", "网店比我进价低", "网店比他进价低。截图看了，是兼容货，教他怎么跟客人讲", "ask", _WON),
    Heard("too-expensive", "这款没人要，贵", "嫌新款贵不好卖。先拿两台样，卖不掉换货", "trim", _WON),
    Heard("service-worry", "返修谁跑", "返修跑不起。两周一趟我上门收", "forestall", _WON),
    Heard("unknown-vendor", "牌子没人认", "说牌子没人认。拿隔壁区的销量给他看", "agree-if", _OPEN, _VISIT),
)
