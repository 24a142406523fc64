extension Lexicon {
  /// Whether who did it, named behind `end` (`killed by`), is nobody: a landmine, the rain, or somebody not known.
  func isCause(whoFollows end: Int, in text: borrowing Span<UInt8>, _ scratch: inout ByteBuffer) -> Bool {
    var next = text.nextWord(from: end)
    for _ in 0..<4 where !next.isEmpty {
      if isCause(next, in: text, &scratch) { return true }
      guard isOne(next, among: Deeds.between, in: text, &scratch) else { return false }
      next = text.nextWord(from: next.upperBound)
    }
    return false
  }

  /// Whether the words before the one at `word` deny it: `was not responsible for`.
  func isDenied(_ word: Range<Int>, in text: borrowing Span<UInt8>, _ scratch: inout ByteBuffer) -> Bool {
    var before = text.previousWord(before: word.lowerBound)
    for _ in 0..<3 where !before.isEmpty {
      if isOne(before, among: Deeds.denying, in: text, &scratch) { return true }
      before = text.previousWord(before: before.lowerBound)
    }
    return false
  }

  /// Whether the label at `word` is part of a name that is not the writer's: `anti-terrorism law`, `ميدان الشهداء`.
  func isOfName(_ word: Range<Int>, in text: borrowing Span<UInt8>, _ scratch: inout ByteBuffer) -> Bool {
    var before = text.previousWord(before: word.lowerBound)
    if isOne(before, among: Deeds.against, in: text, &scratch) {
      if isOne(text.nextWord(from: word.upperBound), among: Deeds.laws, in: text, &scratch) { return true }
      before = text.previousWord(before: before.lowerBound)
    }
    return isOne(before, among: Deeds.naming, in: text, &scratch)
  }

  /// Whether the deed at `verb` is somebody's: who does it stands before the word, and nothing that is nobody
  /// (`behindCause`), what it is done to behind it. `Six killed in a market` names nobody, `Militia kills six` does, `Blast
  /// kills six` does not. What the words beside it do not tell apart is passed over.
  func isSomebodys(
    _ verb: Range<Int>, in text: borrowing Span<UInt8>, behindCause: Bool, _ scratch: inout ByteBuffer
  ) -> Bool {
    if behindCause { return false }
    if text[verb.lowerBound] >= 0xD8 { return isSomebodysInArabic(verb, in: text, &scratch) }
    let isParticiple = text.isFrenchParticiple(verb)
    // Tue 5 May
    if verb.count == 3, text[verb.lowerBound] == 0x54, text[verb.lowerBound + 2] == 0x65 { return false }
    var who = text.previousWord(before: verb.lowerBound)
    var hasHelper = false
    for _ in 0..<3 where !who.isEmpty {
      // an English a is no helping verb
      if isParticiple || who.count > 1, isOne(who, among: Deeds.helpers, in: text, &scratch) {
        hasHelper = true
      } else if !isOne(who, among: Deeds.joining, in: text, &scratch) {
        break
      }
      who = text.previousWord(before: who.lowerBound)
    }
    guard !who.isEmpty, hasHelper || !isParticiple, !isOne(who, among: Deeds.nobody, in: text, &scratch),
      !isCause(who, in: text, &scratch)
    else { return false }
    return isDone(toWhatFollows: verb, in: text, &scratch)
  }

  private func isDone(
    toWhatFollows verb: Range<Int>, in text: borrowing Span<UInt8>, _ scratch: inout ByteBuffer
  ) -> Bool {
    var end = verb.upperBound
    var object = text.nextWord(from: end)
    // killed at least six, shot dead two; killed at home
    if isOne(object, among: Deeds.leading, in: text, &scratch) {
      end = object.upperBound
      object = text.nextWord(from: end)
      if isOne(object, among: Deeds.least, in: text, &scratch) {
        end = object.upperBound
        object = text.nextWord(from: end)
      } else if !text.isDead(end) {
        return false
      }
    }
    if let number = text.number(from: end) {
      // killed 3 days before; killed 2014
      return !text.isYear(number)
        && !isOne(text.nextWord(from: number.upperBound), among: Deeds.times, in: text, &scratch)
    }
    guard !object.isEmpty else { return false }
    guard isOne(object, among: Deeds.objects, in: text, &scratch) else {
      // a name, where the form of the word is none that also says what somebody suffered
      return text.isName(object) && !text.isPast(verb) && !isOne(object, among: Deeds.prepositions, in: text, &scratch)
    }
    // killed the day before, le 5 mai
    if text[object.lowerBound] | 0x20 == 0x6C, text.number(from: object.upperBound) != nil { return false }
    return !isOne(text.nextWord(from: object.upperBound), among: Deeds.times, in: text, &scratch)
  }

  /// In Arabic the words of deeds are those of the present, whose passive is hardly written, and such of the past as
  /// stand behind who did it; what it is done to follows these.
  private func isSomebodysInArabic(
    _ verb: Range<Int>, in text: borrowing Span<UInt8>, _ scratch: inout ByteBuffer
  ) -> Bool {
    var who = text.previousWord(before: verb.lowerBound)
    if isOne(who, among: Deeds.joining, in: text, &scratch) { who = text.previousWord(before: who.lowerBound) }
    guard !who.isEmpty, !isOne(who, among: Deeds.nobody, in: text, &scratch), !isCause(who, in: text, &scratch) else {
      return false
    }
    let next = text.nextWord(from: verb.upperBound)
    let isPresent = text[verb.lowerBound] == 0xD9 || text[verb.lowerBound + 1] == 0xAA
    if isPresent, text[verb.lowerBound] != 0xD9 || text[verb.lowerBound + 1] == 0x8A {
      return next.isEmpty || !isCause(next, in: text, &scratch)
    }
    return text.number(from: verb.upperBound) != nil || isOne(next, among: Deeds.objects, in: text, &scratch)
  }

  /// Whether the word at `range` is one of `words`.
  private func isOne(
    _ range: Range<Int>, among words: FoldedWords, in text: borrowing Span<UInt8>, _ scratch: inout ByteBuffer
  ) -> Bool {
    guard !range.isEmpty else { return false }
    let before = scratch.count
    defer { scratch.truncate(to: before) }
    FoldedWord.append(text.extracting(range), to: &scratch)
    return words.contains(scratch.span.extracting(before...))
  }

  /// Whether the word at `range` is something that kills and is nobody.
  private func isCause(_ range: Range<Int>, in text: borrowing Span<UInt8>, _ scratch: inout ByteBuffer) -> Bool {
    let before = scratch.count
    defer { scratch.truncate(to: before) }
    FoldedWord.append(text.extracting(range), to: &scratch)
    let word = scratch.span.extracting(before...)
    let (starts, count) = FoldedWord.starts(word)
    for place in 0..<count where word.count - starts[place] >= 3 {
      let start = starts[place]
      var number = Int(heads[Lexicon.key(word[start], word[start + 1], word[start + 2])]) - 1
      while number >= 0 {
        let entry = entries[number]
        if entry.kind == .cause, entry.others == 0, begins(entry, word.extracting(start...)) { return true }
        number = entry.isLast ? -1 : number + 1
      }
    }
    return false
  }
}

/// The little words about a deed, folded.
enum Deeds {
  /// Behind which stands who did it.
  static let agents = FoldedWords("by par يد ايدي")

  /// What may stand between `killed by` and who did it.
  static let between = FoldedWords(
    """
    a an the one two three some several armed heavy powerful large massive huge old homemade makeshift remote parked
    falling un une des de du la le les l d deux trois plusieurs lourd lourde violent violente vieille vieux
    """)

  /// With which a deed is somebody's.
  static let helpers = FoldedWords("has have had a ont avait avaient")

  /// Behind which the deed is still that of who stands before.
  static let joining = FoldedWords("and also then later who which that et puis qui الذي التي الذين")

  /// Before which the word is no deed of somebody: it is suffered, denied, wished or a noun.
  static let nobody = FoldedWords(
    """
    was were been being be is are am get gets got getting not never to a an the this these those his her their its no
    one two three four five six seven eight nine ten eleven twelve dozens scores hundreds thousands
    known unknown unclear unsure asked
    ignore sait savoir ete est sont etait etaient fut furent pas ne se s de un une deux trois quatre cinq sept huit neuf dix
    قد لن لم لا ما ان أن من كي حتى سوف كان كانت
    """)

  /// With which something is denied.
  static let denying = FoldedWords("not never nobody no none neither pas jamais aucun aucune ليس ليست لم لن غير")

  /// With which a law, a court or an operation says what it is against.
  static let against = FoldedWords("anti counter مكافحة لمكافحة")

  /// What is called after what it is against; an operation or a force is so called by somebody.
  static let laws = FoldedWords("law laws legislation act acts bill code court courts decree")

  /// Behind which a label is part of a name: of a square, a ministry, a law.
  static let naming = FoldedWords(
    """
    قانون قوانين محكمة نيابة ميدان ساحة وزارة هيئة مؤسسة لواء كتيبة كتائب سرايا جسر مستشفى مسجد جامع شارع طريق مقبرة حي مدرسة ملعب
    """)

  /// What may stand before whom it is done to; but for `dead` only with a word of ``least`` behind.
  static let leading = FoldedWords("at au dead")
  static let least = FoldedWords("least moins")

  /// What a deed is done to, or begins to say it.
  static let objects = FoldedWords(
    """
    a an the his her their its this these those one two three four five six seven eight nine ten eleven twelve dozen
    dozens scores hundreds thousands several many some more nearly him them civilians people men women children
    villagers protesters demonstrators soldiers policemen police officers residents journalists students prisoners
    detainees fighters militants members hostages worshippers farmers workers troops
    un une le la les l des son sa ses leur leurs ce cette ces deux trois quatre cinq sept huit neuf dix plusieurs plus
    civils soldats policiers manifestants habitants enfants femmes hommes
    واحدا اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عشرات العشرات مئات المئات عددا مدنيا مدنيين شخصا أشخاصا رجلا
    امرأة طفلا أطفالا المدنيين جنديا جنديين جنودا
    """)

  /// Words of time: `killed the day before`.
  static let times = FoldedWords(
    """
    day days night nights week weeks month months year years hour hours minutes morning evening following next previous
    same jour jours nuit veille lendemain semaine semaines mois ans annee heures matin soir
    """)

  /// Words that a headline writes with a capital and that are no name.
  static let prepositions = FoldedWords(
    """
    in on at by as after near during when while and or for from over amid outside inside since before of with without
    into off to monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december
    """)
}

extension Span<UInt8> {
  /// The word before `end` in the same sentence, behind blanks, hyphens and apostrophes only; empty where there is none.
  func previousWord(before end: Int) -> Range<Int> {
    var place = end
    while place > 0, self[place - 1] == 0x20 || self[place - 1] == 0x2D || self[place - 1] == 0x27 { place -= 1 }
    // the apostrophe of French, as printed
    if place > 2, self[place - 1] == 0x99, self[place - 2] == 0x80, self[place - 3] == 0xE2 { place -= 3 }
    let last = place
    while place > 0 {
      var start = place - 1
      while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
      guard isLetter(at: start) else { break }
      place = start
    }
    return place..<last
  }

  /// Digits behind blanks, with what groups them; nil where something else follows.
  fileprivate func number(from start: Int) -> Range<Int>? {
    var place = start
    while place < count, self[place] == 0x20 { place += 1 }
    let first = place
    while place < count, 0x30...0x39 ~= self[place] || self[place] == 0x2C && place > first { place += 1 }
    return place > first && first > start ? first..<place : nil
  }

  /// Whether a number is a year of these times.
  fileprivate func isYear(_ number: Range<Int>) -> Bool {
    guard number.count == 4 else { return false }
    let century = (self[number.lowerBound], self[number.lowerBound + 1])
    return century == (0x31, 0x39) || century == (0x32, 0x30)
  }

  /// Whether the word that ends at `end` is `dead`.
  fileprivate func isDead(_ end: Int) -> Bool {
    end > 4 && self[end - 4] | 0x20 == 0x64 && self[end - 1] | 0x20 == 0x64
  }

  /// Whether a word begins with a capital and goes on without.
  fileprivate func isName(_ word: Range<Int>) -> Bool {
    guard word.count > 1, 0x41...0x5A ~= self[word.lowerBound] else { return false }
    return !(0x41...0x5A ~= self[word.lowerBound + 1])
  }

  /// Whether an English or French word may also be what somebody suffered: `killed`, `shot`, `abattu`.
  fileprivate func isPast(_ word: Range<Int>) -> Bool {
    let last = self[word.upperBound - 1] | 0x20
    return last == 0x64 || last == 0x75 || self[word.upperBound - 1] >= 0x80
      || last == 0x74 && word.count == 4 && self[word.lowerBound + 1] | 0x20 == 0x68
  }

  /// Whether a word ends in an é, or is `abattu`: it is somebody's deed only with a helping verb before.
  fileprivate func isFrenchParticiple(_ word: Range<Int>) -> Bool {
    guard word.count > 2 else { return false }
    let (last, before) = (self[word.upperBound - 1], self[word.upperBound - 2])
    return before == 0xC3 && (last == 0xA9 || last == 0x89) || last | 0x20 == 0x75
  }
}
