using System.Globalization;
using System.Text;

namespace AfterSchool.Enrolment.Draws;

/// <summary>
/// The texts that are published, line by line, and the draw read back from them: what is drawn is what was published and nothing
/// else. Their SHA-256 is taken over the text as it stands, so nobody has to agree on how to write it again.
/// </summary>
public static class DrawText
{
    /// <summary>First line of an announcement; a change of any rule of reading or drawing is another number.</summary>
    public const string Format = "after-school-draw 1";

    /// <summary>Mechanisms as they are written.</summary>
    public static string Code(Mechanism mechanism) => mechanism == Mechanism.Serial ? "serial" : "deferred-acceptance";

    /// <summary>The frozen list: what it belongs to, then a line for each application, in order of id.</summary>
    /// <param name="header">Lines before the applications, as key and value.</param>
    /// <param name="listed">The applications, in any order.</param>
    public static string Applications(IEnumerable<(string Key, string Value)> header, IEnumerable<Listed> listed)
    {
        ArgumentNullException.ThrowIfNull(header);
        var text = new StringBuilder();
        foreach (var (key, value) in header)
            text.Append(key).Append(' ').Append(value).Append('\n');
        foreach (var one in listed.OrderBy(one => one.Id, StringComparer.Ordinal))
            text.Append("application ").Append(one.Line()).Append('\n');
        return text.ToString();
    }

    /// <summary>
    /// What the draw gave: id, ticket, the offering's number or <c>-</c>, and where it waits as offering:position.
    /// </summary>
    public static string Results(DrawInput input, DrawOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(outcome);
        var text = new StringBuilder(input.Count * 110);
        for (var at = 0; at < input.Count; at++)
        {
            text.Append(Convert.ToHexStringLower(input.IdOf(at)))
                .Append(' ')
                .Append(Convert.ToHexStringLower(outcome.TicketOf(at)))
                .Append(' ');
            if (outcome.PlaceOf[at] >= 0)
                text.Append(outcome.PlaceOf[at]).Append(" -\n");
            else
                Waits(text.Append("- "), input, outcome, at);
        }

        return text.ToString();
    }

    /// <summary>Reads a draw from its two texts.</summary>
    /// <exception cref="FormatException">A line is not as it must be.</exception>
    public static DrawInput Read(string announcement, string applications)
    {
        var rules = Rules.Of(announcement);
        List<Listed> listed = [];
        foreach (var line in Lines(applications))
            if (line.Key == "withdrawn")
                foreach (var offering in Numbers(line.Value))
                    rules.Places[offering] = 0;
            else if (line.Key == "application")
                listed.Add(Listed.Of(line.Value));
        return rules.With(listed);
    }

    /// <summary>The line of an offering in an announcement.</summary>
    public static (string Key, string Value) Offering(int number, Guid id, int slot, int places, string title) =>
        ("offering", string.Create(CultureInfo.InvariantCulture, $"{number} {id:N} {slot} {places} {OneLine(title)}"));

    /// <summary>Text of people on one line.</summary>
    public static string OneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join(' ', text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }

    internal static IEnumerable<(string Key, string Value)> Lines(string text) =>
        from line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        let space = line.IndexOf(' ', StringComparison.Ordinal)
        select space < 0 ? (line, "") : (line[..space], line[(space + 1)..]);

    internal static int[] Numbers(string text) =>
        text == "-"
            ? []
            : [.. text.Split(',').Select(part => int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture))];

    private static void Waits(StringBuilder text, DrawInput input, DrawOutcome outcome, int application)
    {
        var from = input.ChoicesFrom[application];
        for (var at = from; at < input.ChoicesFrom[application + 1]; at++)
            text.Append(at == from ? "" : ",").Append(input.Choices[at]).Append(':').Append(outcome.WaitsAt[at]);
        text.Append('\n');
    }

    /// <summary>What of an announcement the draw itself needs.</summary>
    private sealed record Rules(
        Mechanism Mechanism,
        bool Rotates,
        bool Compensates,
        bool HasPriorityGroups,
        int[] Places,
        int[] SlotOf
    )
    {
        // Children of one guardian; choices in a slot.
        private const int MostTogether = 20;
        private const int MostChoices = 6;

        public static Rules Of(string announcement)
        {
            var lines = Lines(announcement).ToArray();
            if (lines.Length == 0 || $"{lines[0].Key} {lines[0].Value}" != Format)
                throw new FormatException($"The announcement does not begin with {Format}.");
            var offerings = lines
                .Where(line => line.Key == "offering")
                .Select(line => line.Value.Split(' ', 5))
                .ToArray();
            return new Rules(
                Value("mechanism") == Code(Mechanism.Serial) ? Mechanism.Serial : Mechanism.DeferredAcceptance,
                Value("rotates") == "yes",
                Value("compensates") == "yes",
                Value("priority-groups") != "-",
                [.. offerings.Select(parts => int.Parse(parts[3], CultureInfo.InvariantCulture))],
                [.. offerings.Select(parts => int.Parse(parts[2], CultureInfo.InvariantCulture))]
            );

            string Value(string key) => lines.First(line => line.Key == key).Value;
        }

        public DrawInput With(List<Listed> listed)
        {
            if (listed.Find(one => !Allows(one)) is { } against)
                throw new FormatException($"Against the announced rules: {against.Line()}");
            return new()
            {
                Mechanism = Mechanism,
                Rotates = Rotates,
                Places = Places,
                Slots = SlotOf.Length == 0 ? 0 : SlotOf.Max() + 1,
                Ids = Convert.FromHexString(string.Concat(listed.Select(one => one.Id))),
                SlotOf = [.. listed.Select(one => one.Slot)],
                Sizes = [.. listed.Select(one => checked((byte)one.Size))],
                StandingsOf = [.. listed.Select(one => DrawInput.StandingOf(one.HasPriority, one.Later))],
                Lots = [.. listed.Select(one => checked((byte)one.Lots))],
                ChoicesFrom = From(listed, one => one.Choices),
                Choices = [.. listed.SelectMany(one => one.Choices)],
                ChildrenFrom = From(listed, one => one.Children),
                Children = [.. listed.SelectMany(one => one.Children)],
            };
        }

        // What can be told of an application without knowing whose it is.
        private bool Allows(Listed one) =>
            one.Lots >= 1
            && one.Lots <= (Compensates ? DrawInput.MostLots : 1)
            && one.Size >= 1
            && one.Size <= (Mechanism == Mechanism.Serial ? MostTogether : 1)
            && one.Later <= 2
            && (HasPriorityGroups || !one.HasPriority)
            && one.Choices.Length is >= 1 and <= MostChoices
            && one.Choices.Distinct().Count() == one.Choices.Length
            && one.Choices.All(at => at < SlotOf.Length && SlotOf[at] == one.Slot)
            && one.Children.Length == (Rotates ? one.Size : 0);

        private static int[] From(List<Listed> listed, Func<Listed, int[]> many)
        {
            var from = new int[listed.Count + 1];
            for (var at = 0; at < listed.Count; at++)
                from[at + 1] = from[at] + many(listed[at]).Length;
            return from;
        }
    }
}

/// <summary>An application as it is listed: no name, no pupil, no class, no time.</summary>
/// <param name="Id">16 bytes, lower-case hexadecimal; means nothing to anybody but the family.</param>
/// <param name="Slot">The slot it is for.</param>
/// <param name="Size">Pupils: 1, or as many as stay together or not at all.</param>
/// <param name="HasPriority">Whether it belongs to a priority group; which one is nobody's business.</param>
/// <param name="Later">Main targets of the page it does not belong to, 0 to 2.</param>
/// <param name="Lots">Tickets, 1 to 3.</param>
/// <param name="Choices">Offerings by number, the dearest first.</param>
/// <param name="Children">Children by a number of this list only; none unless slots rotate.</param>
public sealed record Listed(
    string Id,
    int Slot,
    int Size,
    bool HasPriority,
    int Later,
    int Lots,
    int[] Choices,
    int[] Children
)
{
    internal string Line() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Id} {Slot} {Size} {(HasPriority ? 1 : 0)} {Later} {Lots} {Joined(Choices)} {Joined(Children)}"
        );

    internal static Listed Of(string line)
    {
        var parts = line.Split(' ');
        if (parts.Length != 8 || parts[0].Length != 2 * DrawInput.IdBytes)
            throw new FormatException($"No application: {line}");
        int Number(int at) => int.Parse(parts[at], NumberStyles.None, CultureInfo.InvariantCulture);
        return new Listed(
            parts[0],
            Number(1),
            Number(2),
            parts[3] == "1",
            Number(4),
            Number(5),
            DrawText.Numbers(parts[6]),
            DrawText.Numbers(parts[7])
        );
    }

    private static string Joined(int[] numbers) => numbers.Length == 0 ? "-" : string.Join(',', numbers);
}
