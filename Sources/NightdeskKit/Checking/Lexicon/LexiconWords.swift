/// The words of the standard lexicon: see ``Lexicon`` for how they are written.
enum LexiconWords {
  static let all: [(Lexicon.Kind, String)] = [
    (.blame, blame), (.motive, motive), (.label, label), (.attribution, attribution),
  ]

  /// Who did it.
  private static let blame = """
    killed by, shot by, shot dead by, gunned down by, murdered by, bombed by, shelled by, attacked by, executed by, assassinated by, tortured by,
    abducted by, kidnapped by, raped by, carried out by, perpetrated by, committed by, ordered by, orchestrated by,
    masterminded, responsible for, guilty of, blamed for, culprit*, perpetrator*, behind the attack*,
    behind the bombing*, behind the killing*, behind the assassination*
    tue* par, abattu* par, assassine* par, bombarde* par, attaque* par, execute* par, torture* par, enleve* par,
    viole* par, commis* par, perpetre* par, ordonne* par, responsable* de, responsable* des, responsable* du,
    responsable* d, coupable* de, coupable* des, coupable* du, coupable* d
    على يد, على أيدي, مسؤول* عن, ارتكب*, نفذ الهجوم, دبر*
    """

  /// Why it was done.
  private static let motive = """
    retaliation, reprisal*, revenge, avenge*, punish*, intimidat*, because of, order to, motivated by, aimed at
    represaille*, vengeance, venger, punir, intimider, afin de, cause de, motive* par
    انتقام*, بسبب, بهدف, ردا على, لترهيب
    """

  /// Names that praise or condemn.
  private static let label = """
    terroris*, extremist*, jihadi*, thug*, bandit*, gangster*, martyr*, regime, puppet*, traitor*, mercenar*, infidel*,
    apostate*, fanatic*, butcher*, massacre*, slaughter*, genocid*, liberated, liberators, heroic, heroes, coward*,
    barbar*, savage*, fascist*, nazis, warlord*, atrocit*, ethnic cleansing, freedom fighter*
    bourreau*, traitre*, massacr*, fanatique*, fasciste*, voyou*, sauvage*, liberateur*, heroique*, seigneur* de guerre
    إرهاب*, متطرف*, شهيد, شهداء, استشهد*, خائن, خونة, مرتزق*, عصابة, عصابات, مجزرة, مذبحة, إبادة, كفار, مرتدين, مجرم*,
    بلطجي*, عملاء
    """

  /// Who says it.
  private static let attribution = """
    said, says, saying, told, stated, states that, according, accused, accuses, accusing, claimed, claims, claiming,
    reportedly, reported, reports, alleged*, alleges, allegation*, asserted, insisted, announced, denied, denies, testified, wrote, described,
    confirmed, called, attributed, quoted
    selon, dit, disent, declare*, accuse*, affirme*, annonce*, rapporte*, revendique*, estime*, aurai*, attribue*, indiqu*,
    dement*, nie, nient, pretend*, confirme*, explique*, temoigne*, impute*
    قال, قالت, قالوا, يقول, تقول, يقولون, أكد*, أضاف*, أوضح*, أشار*, نفى, نفت, ادعى, ادعت, وفقا, وفق, بحسب, حسب, اتهم*, اتهام*, ذكر, ذكرت, أعلن*, أفاد*, صرح*, زعم*, نقلا, وصف*
    """
}
