internal import Simulation

/// The functions of MySQL that operators' queries use, at one instant that stands for now (seed 002, "Troubleshooting").
///
/// As in MySQL a text that is no time gives NULL, and so does every NULL.
enum MySQLFunctions {
    /// The functions; `now` is what NOW() says.
    static func all(now: SimulationInstant) -> [ScalarFunction] {
        instants(now) + arithmetic + parts + plain
    }

    private static func instants(_ now: SimulationInstant) -> [ScalarFunction] {
        let civil = CivilTime(now)
        let names = [
            ("NOW", civil.sqlText), ("SYSDATE", civil.sqlText), ("UTC_TIMESTAMP", civil.sqlText),
            ("CURDATE", civil.dateText), ("UTC_DATE", civil.dateText), ("CURTIME", civil.clockText),
            ("UTC_TIME", civil.clockText),
        ]
        return names.map { name, text in ScalarFunction(name, nil) { _ in .text(text) } } + [
            ScalarFunction("UNIX_TIMESTAMP", nil) { arguments in
                guard let first = arguments.first else { return .integer(seconds(now)) }
                return instant(first).map { .integer(seconds($0)) } ?? .null
            }
        ]
    }

    private static let arithmetic: [ScalarFunction] =
        [("DATE_ADD", 1), ("ADDDATE", 1), ("DATE_SUB", -1), ("SUBDATE", -1)].map { (name: String, sign: Int64) in
            ScalarFunction(name, nil) { arguments in
                // ADDDATE and SUBDATE also take a plain number, which counts days.
                let unit = arguments.count > 2 ? arguments[2].text : "DAY"
                guard arguments.count >= 2 else { return .null }
                return added(arguments[1], unit, sign: sign, to: arguments[0])
            }
        } + [
            ScalarFunction("TIMESTAMPADD", 3) { added($0[1], $0[0].text, sign: 1, to: $0[2]) },
            ScalarFunction("TIMESTAMPDIFF", 3) { arguments in
                guard let unit = arguments[0].text.flatMap(IntervalUnit.init(word:)), let first = instant(arguments[1]),
                    let second = instant(arguments[2])
                else { return .null }
                return .integer(unit.count(from: first, to: second))
            },
            ScalarFunction("DATEDIFF", 2) { arguments in
                guard let later = instant(arguments[0]), let earlier = instant(arguments[1]) else { return .null }
                return .integer(CivilTime(later).dayNumber - CivilTime(earlier).dayNumber)
            },
            ScalarFunction("FROM_UNIXTIME", 1) { arguments in
                guard let seconds = number(arguments[0]) else { return .null }
                return IntervalUnit.second.added(seconds, to: SimulationInstant(nanoseconds: 0)).map {
                    .text($0.sqlText)
                } ?? .null
            },
        ]

    private static let parts: [ScalarFunction] = [
        part("YEAR") { $0.year }, part("MONTH") { $0.month }, part("DAY") { $0.day }, part("DAYOFMONTH") { $0.day },
        part("HOUR") { $0.hour }, part("MINUTE") { $0.minute }, part("SECOND") { $0.second },
    ]

    private static func part(_ name: String, _ part: @escaping @Sendable (CivilTime) -> Int) -> ScalarFunction {
        ScalarFunction(name, 1) { arguments in
            instant(arguments[0]).map { .integer(Int64(part(CivilTime($0)))) } ?? .null
        }
    }

    private static let plain: [ScalarFunction] = [
        ScalarFunction("IF", 3) { isTrue($0[0]) ? $0[1] : $0[2] },
        ScalarFunction("CONCAT", nil) { arguments in
            arguments.contains(where: \.isNull) ? .null : .text(arguments.map(\.plainDescription).joined())
        },
        ScalarFunction("CONCAT_WS", nil) { arguments in
            guard let separator = arguments.first, !separator.isNull else { return .null }
            let parts = arguments.dropFirst().filter { !$0.isNull }.map(\.plainDescription)
            return .text(parts.joined(separator: separator.plainDescription))
        },
    ]

    // MARK: Values

    private static func added(_ count: SQLValue, _ unit: String?, sign: Int64, to value: SQLValue) -> SQLValue {
        guard let unit = unit.flatMap(IntervalUnit.init(word:)), let count = number(count), let start = instant(value),
            let end = unit.added(sign * count, to: start)
        else { return .null }
        let isDate = value.text.map { $0.utf8.count == 10 } ?? false
        if isDate, unit.keepsDates { return .text(CivilTime(end).dateText) }
        return .text(end.sqlText + end.fractionText)
    }

    private static func instant(_ value: SQLValue) -> SimulationInstant? {
        value.text.flatMap { SimulationInstant(isoText: $0) }
    }

    private static func seconds(_ instant: SimulationInstant) -> Int64 {
        IntervalUnit.second.count(from: SimulationInstant(nanoseconds: 0), to: instant)
    }

    /// A value as a whole number: a fraction is rounded, a text counts as far as it begins with a number.
    private static func number(_ value: SQLValue) -> Int64? {
        switch value {
        // The smallest number has no opposite, and a subtraction turns the sign.
        case .integer(let number): max(number, -Int64.max)
        case .real(let number): Int64(exactly: number.rounded())
        case .text(let text): LeadingNumber(text).value
        case .null, .blob: nil
        }
    }

    private static func isTrue(_ value: SQLValue) -> Bool {
        switch value {
        case .integer(let number): number != 0
        case .real(let number): number != 0
        case .text(let text): LeadingNumber(text).value != 0
        case .null, .blob: false
        }
    }
}
