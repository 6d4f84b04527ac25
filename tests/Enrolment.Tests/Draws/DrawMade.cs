using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AfterSchool.Enrolment.Draws;
using CsCheck;

namespace AfterSchool.Enrolment.Tests.Draws;

/// <summary>A draw made up for a test, with the texts that would be published of it.</summary>
/// <param name="Mechanism">How places are given.</param>
/// <param name="Rotates">Whether slots rotate.</param>
/// <param name="Offerings">Slot and places of each offering.</param>
/// <param name="Listed">The applications.</param>
public sealed record DrawMade(
    Mechanism Mechanism,
    bool Rotates,
    (int Slot, int Places)[] Offerings,
    IReadOnlyList<Listed> Listed
)
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(at => (byte)at)];

    /// <summary>What everybody read beforehand.</summary>
    public string Announcement { get; } =
        string.Concat(
            new[] { ("after-school-draw", "1"), ("edition", "hunan/2024-03-18"), ("public-value-source", "双色球") }
                .Append(("mechanism", DrawText.Code(Mechanism)))
                .Append(("rotates", Rotates ? "yes" : "no"))
                .Append(("compensates", "yes"))
                .Append(("priority-groups", "(三) 优先保障留守儿童"))
                .Concat(
                    Offerings.Select((one, at) => DrawText.Offering(at, Guid.Empty, one.Slot, one.Places, $"项目 {at}"))
                )
                .Append(("secret-hash", Convert.ToHexStringLower(SHA256.HashData(Secret))))
                .Select(line => $"{line.Item1} {line.Item2}\n")
        );

    /// <summary>The list as it is frozen.</summary>
    public string Applications =>
        DrawText.Applications([("commitment", Tickets.Fingerprint(Announcement)), ("withdrawn", "-")], Listed);

    /// <summary>The draw read back.</summary>
    public DrawInput Input => DrawText.Read(Announcement, Applications);

    /// <summary>What it gives under that public value.</summary>
    public DrawOutcome Draw(string publicValue = "03 08 17") =>
        DrawEngine.Draw(Input, Tickets.SeedOf(Secret, publicValue));

    /// <summary>The file that is published after the draw, as an object to be changed.</summary>
    public Dictionary<string, string> Published(string publicValue = "03 08 17")
    {
        var (input, applications) = (Input, Applications);
        var seed = Tickets.SeedOf(Secret, publicValue);
        var results = DrawText.Results(input, DrawEngine.Draw(input, seed));
        return new()
        {
            ["format"] = DrawText.Format,
            ["announcement"] = Announcement,
            ["commitment"] = Tickets.Fingerprint(Announcement),
            ["applications"] = applications,
            ["applicationsHash"] = Tickets.Fingerprint(applications),
            ["publicValue"] = publicValue,
            ["secret"] = Convert.ToHexStringLower(Secret),
            ["seed"] = Convert.ToHexStringLower(seed),
            ["results"] = results,
            ["resultsHash"] = Tickets.Fingerprint(results),
        };
    }

    /// <summary>An id that no two numbers share.</summary>
    public static string Id(int number) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{number}")).AsSpan(0, DrawInput.IdBytes));

    /// <summary>A made-up draw of many: as many slots as it takes for four offerings and a hundred applications each.</summary>
    public static DrawMade Of(Mechanism mechanism, int applications, bool rotates = false)
    {
        var slots = Math.Max(1, applications / 100);
        var chance = new Random(1);
        return new DrawMade(
            mechanism,
            rotates,
            [.. Enumerable.Range(0, slots * 4).Select(at => (at / 4, 20))],
            [
                .. Enumerable
                    .Range(0, applications)
                    .Select(at =>
                    {
                        var slot = at % slots;
                        int[] choices = [slot * 4, slot * 4 + 1, slot * 4 + 2, slot * 4 + 3];
                        chance.Shuffle(choices);
                        return new Listed(
                            Id(at),
                            slot,
                            mechanism == Mechanism.Serial && at % 50 == 0 ? 2 : 1,
                            chance.Next(5) == 0,
                            chance.Next(3),
                            1 + chance.Next(3),
                            choices[..(1 + chance.Next(4))],
                            rotates ? [.. Enumerable.Range(at / slots, at % 50 == 0 ? 2 : 1)] : []
                        );
                    }),
            ]
        );
    }

    /// <summary>Small draws of every kind.</summary>
    /// <param name="mechanism">How places are given.</param>
    /// <param name="rotates">Whether slots rotate.</param>
    /// <param name="mostSize">Pupils of an application at the most.</param>
    public static Gen<DrawMade> Small(Mechanism mechanism, bool rotates = false, int mostSize = 1) =>
        from slots in Gen.Int[1, 3]
        from offerings in Gen.Select(Gen.Int[0, slots - 1], Gen.Int[0, 3]).Array[1, 6]
        from listed in One(offerings, rotates, mostSize).List[0, 14]
        select new DrawMade(
            mechanism,
            rotates,
            [.. offerings.Select(one => (one.Item1, one.Item2))],
            [.. listed.Select((one, at) => one with { Id = Id(at) })]
        );

    private static Gen<Listed> One((int Slot, int Places)[] offerings, bool rotates, int mostSize) =>
        from first in Gen.Int[0, offerings.Length - 1]
        let inSlot = Enumerable
            .Range(0, offerings.Length)
            .Where(at => offerings[at].Slot == offerings[first].Slot)
            .ToArray()
        from choices in Gen.Shuffle(inSlot, 1, inSlot.Length)
        from priority in Gen.Bool
        from later in Gen.Int[0, 2]
        from lots in Gen.Int[1, 3]
        from size in Gen.Int[1, mostSize]
        from child in Gen.Int[0, 5]
        select new Listed(
            "",
            offerings[first].Slot,
            size,
            priority,
            later,
            lots,
            choices,
            rotates ? [.. Enumerable.Range(child, size)] : []
        );
}
