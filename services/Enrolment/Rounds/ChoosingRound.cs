using System.Globalization;
using System.Security.Cryptography;
using AfterSchool.Enrolment.Draws;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Rounds;

/// <summary>Where a round stands.</summary>
public enum RoundStatus
{
    /// <summary>Announced; open between its two times (已公告).</summary>
    Announced,

    /// <summary>The list is frozen and its hash public (已封存).</summary>
    Frozen,

    /// <summary>Drawn; everything needed to compute it again is public (已抽签).</summary>
    Drawn,

    /// <summary>Called off before it opened (已取消).</summary>
    CalledOff,
}

/// <summary>
/// A choosing round (志愿报名轮次): some offerings of a plan, a time in which families rank them and may change their minds, then one
/// verifiable draw. Never ranked by time: between the first minute and the last there is no difference.
/// </summary>
public sealed class ChoosingRound
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>Edition of the page it was announced under.</summary>
    public required string Edition { get; init; }

    /// <summary>What parents read.</summary>
    public required string Title { get; init; }

    /// <summary>From when on families choose.</summary>
    public required DateTimeOffset OpensAt { get; init; }

    /// <summary>From when on nothing is changed any more.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>When the public value comes out; after the close.</summary>
    public required DateTimeOffset PublicDueAt { get; set; }

    /// <summary>Which public value it is, and where anybody reads it.</summary>
    public required string PublicSource { get; set; }

    /// <summary>How places are given.</summary>
    public required Mechanism Mechanism { get; init; }

    /// <summary>Whether who got a place in an earlier slot comes later in the next.</summary>
    public required bool Rotates { get; init; }

    /// <summary>Whether who missed the first choice in one of the last two terms has a ticket more for each (补偿加签).</summary>
    public required bool Compensates { get; init; }

    /// <summary>The school's secret; nobody reads it before the draw.</summary>
    public required byte[] Secret { get; init; }

    /// <summary>What the ids in the public list are made with; nobody ever reads it.</summary>
    public required byte[] PseudonymKey { get; init; }

    /// <summary>Rules, offerings and the secret's hash, as they are published.</summary>
    public string Announcement { get; private set; } = "";

    /// <summary>SHA-256 of <see cref="Announcement"/>.</summary>
    public string Commitment { get; private set; } = "";

    /// <summary>Its offerings.</summary>
    public required List<RoundOffering> Offerings { get; init; }

    /// <summary>Where it stands.</summary>
    public RoundStatus Status { get; private set; } = RoundStatus.Announced;

    /// <summary>When the list was frozen.</summary>
    public DateTimeOffset? FrozenAt { get; private set; }

    /// <summary>The frozen list, as it is published.</summary>
    public string? Applications { get; private set; }

    /// <summary>SHA-256 of <see cref="Applications"/>.</summary>
    public string? ApplicationsHash { get; private set; }

    /// <summary>When it was drawn.</summary>
    public DateTimeOffset? DrawnAt { get; private set; }

    /// <summary>The public value.</summary>
    public string? PublicValue { get; private set; }

    /// <summary>What the draw gave, as it is published.</summary>
    public string? Results { get; private set; }

    /// <summary>SHA-256 of <see cref="Results"/>.</summary>
    public string? ResultsHash { get; private set; }

    /// <summary>Whether families may choose at that moment.</summary>
    public bool IsOpenAt(DateTimeOffset now) => Status == RoundStatus.Announced && OpensAt <= now && now < ClosesAt;

    /// <summary>Whether the list may be frozen: after the close, and before anybody can know the public value.</summary>
    public bool MayFreezeAt(DateTimeOffset now) =>
        Status == RoundStatus.Announced && ClosesAt <= now && now < PublicDueAt;

    /// <summary>Whether it may be drawn.</summary>
    public bool MayDrawAt(DateTimeOffset now) => Status == RoundStatus.Frozen && PublicDueAt <= now;

    /// <summary>Commits to the rules: what is announced now can be told from what would be said later.</summary>
    /// <param name="pack">The page.</param>
    /// <param name="titleOf">Titles of the offerings.</param>
    internal void Announce(EnrolmentPack pack, Func<Guid, string> titleOf)
    {
        var priority = pack.PriorityGroups is { } groups ? $"{groups.Article} {groups.Quote}" : "-";
        (string Key, string Value)[] lines =
        [
            ("after-school-draw", "1"),
            ("round", $"{Id:N}"),
            ("school", $"{SchoolId:N}"),
            ("term", $"{TermId:N}"),
            ("edition", Edition),
            ("opens", Moment(OpensAt)),
            ("closes", Moment(ClosesAt)),
            ("public-value-due", Moment(PublicDueAt)),
            ("public-value-source", DrawText.OneLine(PublicSource)),
            ("mechanism", DrawText.Code(Mechanism)),
            ("rotates", Rotates ? "yes" : "no"),
            ("compensates", Compensates ? "yes" : "no"),
            ("priority-groups", DrawText.OneLine(priority)),
            .. Offerings
                .OrderBy(one => one.Number)
                .Select(one =>
                    DrawText.Offering(one.Number, one.OfferingId, one.Slot, one.Places, titleOf(one.OfferingId))
                ),
            ("secret-hash", Convert.ToHexStringLower(SHA256.HashData(Secret))),
        ];
        Announcement = string.Concat(lines.Select(line => $"{line.Key} {line.Value}\n"));
        Commitment = Tickets.Fingerprint(Announcement);
    }

    /// <summary>Another public value is named, since the list could not be frozen before the first came out.</summary>
    public void Postpone(string source, DateTimeOffset dueAt) => (PublicSource, PublicDueAt) = (source, dueAt);

    /// <summary>Called off before anybody chose.</summary>
    public void CallOff() => End(RoundStatus.CalledOff);

    /// <summary>Freezes the list.</summary>
    internal void Freeze(IEnumerable<int> withdrawn, IEnumerable<Listed> listed, DateTimeOffset now)
    {
        var gone = string.Join(',', withdrawn);
        Applications = DrawText.Applications(
            [
                ("commitment", Commitment),
                ("public-value-due", Moment(PublicDueAt)),
                ("public-value-source", DrawText.OneLine(PublicSource)),
                ("withdrawn", gone.Length == 0 ? "-" : gone),
            ],
            listed
        );
        (Status, FrozenAt, ApplicationsHash) = (RoundStatus.Frozen, now, Tickets.Fingerprint(Applications));
    }

    /// <summary>Draws from what was published and the public value, and from nothing else.</summary>
    public (DrawInput Input, DrawOutcome Outcome) Draw(string publicValue, DateTimeOffset now)
    {
        var input = DrawText.Read(Announcement, Applications!);
        var outcome = DrawEngine.Draw(input, Tickets.SeedOf(Secret, publicValue));
        (PublicValue, DrawnAt, Results) = (publicValue, now, DrawText.Results(input, outcome));
        ResultsHash = Tickets.Fingerprint(Results);
        End(RoundStatus.Drawn);
        return (input, outcome);
    }

    private void End(RoundStatus status)
    {
        Status = status;
        foreach (var offering in Offerings)
            offering.IsLive = false;
    }

    private static string Moment(DateTimeOffset moment) =>
        moment.InChina().ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);
}

/// <summary>An offering in a round. In a round that is not drawn yet it can be had by no other way.</summary>
public sealed class RoundOffering
{
    /// <summary>The round.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>Its number in the published list, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>The offering.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>Its slot; see <see cref="SlotGroups"/>.</summary>
    public required int Slot { get; init; }

    /// <summary>Places to be drawn for.</summary>
    public required int Places { get; init; }

    /// <summary>Whether the round is still to be drawn; the database has an offering in one such round at the most.</summary>
    public bool IsLive { get; set; } = true;
}

/// <summary>A pupil's ranking in a slot of a round; the database has one for each pupil and slot.</summary>
public sealed class RoundEntry
{
    /// <summary>The round.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>The slot.</summary>
    public required int Slot { get; init; }

    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>The request that ranks.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>Its id in the public list, once frozen; told to the family and to nobody else.</summary>
    public string? ApplicationId { get; set; }

    /// <summary>Which of its choices it got, 1 the dearest; 0 none; null before the draw.</summary>
    public int? Got { get; set; }
}
