/// The words of the standard lexicon: see ``Lexicon`` for how they are written.
enum LexiconWords {
  static let all: [(Lexicon.Kind, String)] = [
    (.blame, blame), (.deed, deed), (.cause, cause), (.motive, motive), (.label, label), (.attribution, attribution),
  ]

  /// Who did it.
  private static let blame = """
    killed by, shot by, shot dead by, gunned down by, murdered by, bombed by, shelled by, attacked by, executed by, assassinated by, tortured by,
    abducted by, kidnapped by, raped by, carried out by, perpetrated by, committed by, ordered by, orchestrated by,
    masterminded, responsible for, guilty of, blamed for, culprit*, perpetrator*, behind the attack*,
    behind the bombing*, behind the killing*, behind the assassination*, hands of,
    airstrike*|raid*|attack*|ambush|shelling|bombing|bombardment by,
    suspected of killing|murdering|attacking|bombing|planting|kidnapping|abducting
    tue* par, abattu* par, assassine* par, bombarde* par, attaque* par, execute* par, torture* par, enleve* par,
    viole* par, commis* par, perpetre* par, ordonne* par, pilonne* par, vise* par, cible* par, decapite* par, egorge* par,
    attaque*|offensive|assaut|raid*|embuscade|frappe* mene*|conduite*|lance*|commise* par,
    responsable* de, responsable* des, responsable* du, responsable* d, coupable* de, coupable* des, coupable* du,
    coupable* d
    على يد, على أيدي, مسؤول* عن, ارتكب*, دبر*, نفذ|نفذت|نفذه|نفذها الهجوم|الاغتيال|التفجير|القصف|الغارة|المجزرة
    قبل الجيش|قوات|القوات|الشرطة|عناصر|ميليشيا*|الميليشيا*|الاحتلال|تنظيم|التنظيم
    غارة|غارات|قصف للجيش|لقوات|للاحتلال|للتحالف|لطيران|للطيران
    قتلت|قصفت|أعدمت|خطفت|اختطفت|اغتالت|هاجمت|عذبت قوات|القوات|ميليشيا*|الميليشيا*|مليشيا*|المليشيا*|جماعة|الجماعة|عناصر|كتيبة|كتائب|مجموعة|الشرطة|طائرات
    قتل|قصف|أعدم|خطف|اختطف|اغتال|هاجم|ذبح|عذب الجيش|الاحتلال|تنظيم|التنظيم
    برصاص|بنيران|بقذائف|بصواريخ الجيش|قوات|القوات|الأمن|الشرطة|عناصر|ميليشيا*|الميليشيا*|الاحتلال
    """

  /// What somebody does to others; `attacked by` and the like are blame.
  private static let deed = """
    kill, kills, killed, shot, murders, murdered, bombs, bombed, shells, shelled, attacks, attacked, executes, executed,
    assassinates, assassinated, abducts, abducted, kidnaps, kidnapped, tortures, tortured, beheads, beheaded, ambushed,
    rapes, raped, stabs, stabbed, lynches, lynched
    tue, tuent, abat, abattent, abattu, assassine, assassinent, bombarde, bombardent, execute, executent, enleve,
    enlevent, kidnappe, kidnappent, attaquent, torture, torturent, viole, decapite, decapitent, egorge, egorgent, lynche
    تقتل, يقتل, يقتلون, تقصف, يقصف, تغتال, يغتال, تهاجم, يهاجم, يهاجمون, تعدم, يعدم, تختطف, يختطف, يختطفون, تخطف, يخطف
    قتلت, قتلوا, خطفوا, اختطفوا, أعدموا, اغتالوا, عذبوا
    """

  /// What kills and is nobody, or nobody who is named.
  private static let cause = """
    explosion*, blast*, bomb, bombs, bombing*, mine, mines, landmine*, ied, ieds, device*, ordnance, uxo, grenade*, shell,
    shelling*, shrapnel, rocket*, missile*, mortar*, bullet*, gunfire, crossfire, fire, fires, wildfire*, flood*, rain,
    rains, storm, storms, rainstorm*, sandstorm*, cyclone*, hurricane*, typhoon*, earthquake*, quake*, landslide*, mudslide*, lightning, avalanche*,
    drought*, famine, hunger, heat, cold, disease*, cholera, ebola, malaria, accident*, crash, crashes, collapse*, strike, strikes,
    airstrike*, raid, raids, drone, drones, attack, attacks, shooting*, clash, clashes, fighting, violence, unrest, car, vehicle,
    truck, stray, unexploded, roadside, improvised, suicide, unknown, unidentified, unnamed, gunman, gunmen, assailant*,
    attacker*, men, man, persons, someone, somebody, mistake, night, nightfall, dawn, noon, midday
    mines, voiture*, vehicule*, combats, drone, drones, kamikaze*, bombes, obus, tir, tirs, balle, balles, eclat*, bombardement*, frappe*, raids, inondation*, crue*, seisme*, incendie*,
    accident*, attentat*, attaque*, fusillade*, affrontement*, roquette*, engin*, pluie, pluies, intemperies, foudre,
    effondrement*, glissement*, maladie*, inconnu*, individus, hommes, homme, erreur
    انفجار*, لغم, ألغام, عبوة, عبوات, قذيفة, قذائف, صاروخ, صواريخ, غارة, غارات, قصف, رصاص*, سيول, فيضان*, أمطار, زلزال, حريق,
    حرائق, حادث, حوادث, هجوم, هجمات, تفجير*, اشتباك*, سيارة, مجهول*, مسلحون, مسلحين, شظايا, طلقات, انهيار*, عاصفة
    """

  /// Why it was done.
  private static let motive = """
    retaliation, reprisal*, revenge, avenge*, punish*, intimidat*, because of his|her|their|its|suspected|perceived|supposed|ties|links|support*|opposition,
    killed|executed|arrested|detained|jailed|imprisoned for his|her|their|being|supporting|opposing|criticising|criticizing|refusing,
    order to, motivated by, aimed at
    represaille*, vengeance, venger, punir, intimider, afin de, cause de|d son|sa|ses|leur|leurs|liens|appartenance|opposition|soutien|opinions, raison de|d son|sa|ses|leur|leurs|opinions, motive* par
    انتقام*, بسبب عمله|عملها|عملهم|نشاط*|كتابات*|انتقاد*|انتما*|دعم*|تأييد*|ولا*|آراء*|آرائ*|مواقف*|موقف*|ديان*|هويت*|عرق*|تعاون*|صلات*|معارض*, بهدف, ردا على, لترهيب
    """

  /// Names that praise or condemn.
  private static let label = """
    terroris*, extremist*, jihadi*, thug*, bandit*, gangster*, martyr*, regime, puppet*, traitor*, mercenar*, infidel*,
    apostate*, fanatic*, butcher*, massacre*, slaughter*, genocid*, liberated, liberators, heroic, heroes, coward*,
    barbar*, savage*, fascist*, nazis, warlord*, atrocit*, ethnic cleansing, freedom fighter*
    bourreau*, traitre*, massacr*, fanatique*, fasciste*, voyou*, sauvage*, liberateur*, heroique*, seigneur* de guerre
    إرهاب*, متطرف*, شهيد*, شهداء, استشهد*, قوات|جيش|طيران|طائرات النظام, النظام البائد, شبيحة, خائن, خونة, مرتزق*, عصابة, عصابات, مجزرة, مذبحة, إبادة, كفار, مرتدين, مجرم*,
    بلطجي*, عملاء
    """

  /// Who says it.
  private static let attribution = """
    said, says, saying, told, stated, states that, according, accused, accuses, accusing, claimed, claims, claiming,
    reportedly, reported, reports, alleged*, alleges, allegation*, asserted, insisted, announced, denied, denies, testified, wrote, described,
    confirmed, called, attributed, quoted
    selon, apres, dit, disent, declare*, accuse*, affirme*, annonce*, rapporte*, revendique*, estime*, aurai*, attribue*, indiqu*,
    dement*, nie, nient, pretend*, confirme*, explique*, temoigne*, impute*
    قال, قالت, قالوا, يقول, تقول, يقولون, أكد*, أضاف*, أوضح*, أشار*, نفى, نفت, ادعى, ادعت, وفقا, وفق, بحسب, حسب, اتهم*, اتهام*, ذكر, ذكرت, أعلن*, أفاد*, صرح*, زعم*, نقلا, وصف*
    """
}
