/// The page that `?` opens.
enum ViewerHelp {
    static let text = """
        Moving
          ↑ ↓ k j          up, down               PgUp PgDn Space   a screen
          g G Home End     first, last            ← → h l           sideways, on a page
          n N              the next trouble, the one before: faults, crashes, errors, lost answers
          t                go to a time: 01:30 since the start, or an instant

        Narrowing the list
          /                words that must occur, process=dataset:*, kind=slack, dataset=1
          p                what the process of this event did
          a                idle runs and everything else that is left out, or without
          Esc              everything again

        Looking
          Enter            the request, the row or the whole text of this event
          r                the life of a row: table#id
          x                requests: a number, a text in their line, or all
          T                the tables as they were at this event
          s                SQL on the tables as they were at this event, in MySQL's dialect
          v                what the run came to

        q Esc              back, from the list: end            ^C end            ^Z stop
        In a line: ↑ ↓ the lines before, ^A ^E ^U ^K ^W as in a shell, Esc leaves it.
        """
}
