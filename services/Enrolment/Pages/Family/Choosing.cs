using AfterSchool.Enrolment.Draws;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Rounds;

namespace AfterSchool.Enrolment.Pages.Family;

/// <summary>What of a round's menu a family wants to see (筛选); null is all.</summary>
/// <param name="Weekday">Held on that day.</param>
/// <param name="Category">Of that kind.</param>
/// <param name="AllGrades">Also what is for other grades, to look at.</param>
public sealed record MenuFilter(DayOfWeek? Weekday, Category? Category, bool AllGrades)
{
    /// <summary>The filter as an address has it; what cannot be read filters nothing.</summary>
    public static MenuFilter Of(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new MenuFilter(
            Enum.TryParse<DayOfWeek>(query["weekday"], ignoreCase: true, out var day) && Enum.IsDefined(day)
                ? day
                : null,
            Enum.TryParse<Category>(query["category"], ignoreCase: true, out var kind) && Enum.IsDefined(kind)
                ? kind
                : null,
            query["grade"] == "all"
        );
    }

    /// <summary>Whether it lets the offering through.</summary>
    public bool Passes(Offering offering)
    {
        ArgumentNullException.ThrowIfNull(offering);
        return (Weekday is not { } day || offering.Weekly.Any(one => one.Weekday == day))
            && (Category is not { } kind || offering.Category == kind);
    }
}

/// <summary>An offering as a card to choose from.</summary>
/// <param name="Offering">The offering.</param>
/// <param name="Places">Places that are drawn for.</param>
/// <param name="IsForChild">Whether it is for the child's grade and on the menu.</param>
/// <param name="Rank">1 is the dearest; null where it is not chosen.</param>
/// <param name="Clashes">What collides with it.</param>
/// <param name="Vendor">Registered name of the vendor who gives it, where one does.</param>
public sealed record OfferingCardShown(
    Offering Offering,
    int Places,
    bool IsForChild,
    int? Rank,
    IReadOnlyList<Clash> Clashes,
    string? Vendor
)
{
    /// <summary>Name of its field in the form.</summary>
    public string Field => $"rank-{Offering.Id:N}";
}

/// <summary>A brother or sister who may be placed together with the child or not at all (同进同退).</summary>
/// <param name="Child">The child.</param>
/// <param name="Request">What was asked for it in this slot.</param>
/// <param name="IsTogether">Whether they are together already.</param>
public sealed record Sibling(ChildAtHome Child, RankedShown? Request, bool IsTogether);

/// <summary>A slot of the round: one place at the most comes of it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="CommandId">Id of the command that this form sends, made with the form.</param>
/// <param name="Request">What was asked for before.</param>
/// <param name="Cards">What the filter lets through, and what is chosen.</param>
/// <param name="Siblings">Who may come along.</param>
public sealed record SlotShown(
    int Number,
    Guid CommandId,
    RankedShown? Request,
    IReadOnlyList<OfferingCardShown> Cards,
    IReadOnlyList<Sibling> Siblings
)
{
    /// <summary>
    /// Whether the family may still change it here: what is declined or has a place has a page of its own.
    /// </summary>
    public bool IsOpen =>
        Request is null or { Status: RequestStatus.Submitted or RequestStatus.ClassReviewed or RequestStatus.Approved };

    /// <summary>How many may be ranked.</summary>
    public int MostRanks => Math.Min(AskForPlace.LimitChoices, Cards.Count(one => one.IsForChild));

    /// <summary>The ranking, the dearest first.</summary>
    public Guid[] Ranked() =>
        [.. Cards.Where(one => one.Rank is not null).OrderBy(one => one.Rank).Select(one => one.Offering.Id)];
}

/// <summary>A child's page of a round.</summary>
/// <param name="Child">The child.</param>
/// <param name="Round">The round.</param>
/// <param name="Page">What governs it.</param>
/// <param name="Slots">Its slots, in the order of the week.</param>
/// <param name="Pickup">Whether the family declares difficulty with picking the child up; null where nobody asks.</param>
/// <param name="Filter">What is shown.</param>
public sealed record ChoosingShown(
    ChildAtHome Child,
    RoundShown Round,
    EnrolmentPack? Page,
    IReadOnlyList<SlotShown> Slots,
    bool? Pickup,
    MenuFilter Filter
)
{
    /// <summary>Where it is.</summary>
    public string Address => $"/family/enrolment/children/{Child.Shown.PupilId}/rounds/{Round.Id}";

    /// <summary>What was asked for in the round and stands.</summary>
    public IEnumerable<RankedShown> Asked => Slots.Select(one => one.Request).OfType<RankedShown>();

    /// <summary>What is filled in, under the ids of a page read anew.</summary>
    public ChoosingShown Renewed(ChoosingShown now)
    {
        ArgumentNullException.ThrowIfNull(now);
        return this with
        {
            Slots =
            [
                .. Slots.Select(slot =>
                    slot with
                    {
                        CommandId = now.Slots.First(one => one.Number == slot.Number).CommandId,
                    }
                ),
            ],
        };
    }

    /// <summary>The page of that child and round; null where it is not one of the guardian's.</summary>
    internal static ChoosingShown? Of(Household home, Guid pupil, Guid roundId, MenuFilter filter)
    {
        if (home.Child(pupil) is not { } child || !child.Shown.RoundIds.Contains(roundId))
            return null;
        var round = home.Rounds[roundId];
        var live = child
            .Shown.Requests.Where(one => one.RoundId == roundId && one.Status != RequestStatus.Ended)
            .ToArray();
        var slots = round
            .Offerings.GroupBy(one => one.Slot)
            .OrderBy(one => one.Key)
            .Select(slot => SlotOf(slot, live.FirstOrDefault(one => one.Slot == slot.Key), child, home, round, filter))
            .Where(slot => slot.Cards.Count > 0);
        var page = home.Pages.GetValueOrDefault(round.TermId);
        return new ChoosingShown(
            child,
            round,
            page,
            [.. slots],
            page?.PickupDifficultyRequired is null ? null : live.Any(one => one.PickupDifficulty),
            filter
        );
    }

    private static SlotShown SlotOf(
        IGrouping<int, RoundOfferingShown> slot,
        RankedShown? request,
        ChildAtHome child,
        Household home,
        RoundShown round,
        MenuFilter filter
    )
    {
        var cards = slot.Select(one =>
            {
                var offering = home.Offerings[one.OfferingId];
                var at = request?.Choices.Select(choice => choice.OfferingId).ToList().IndexOf(offering.Id) ?? -1;
                return new OfferingCardShown(
                    offering,
                    one.Places,
                    offering.Grades.Contains(child.Shown.Grade) && offering.Status == OfferingStatus.Published,
                    at < 0 ? null : at + 1,
                    [.. Clashes.Of(offering, child, home)],
                    home.VendorOf(offering)
                );
            })
            // What is chosen stays in sight whatever is filtered, so that a form never leaves it out unseen.
            .Where(card =>
                card.Rank is not null
                || (
                    filter.Passes(card.Offering)
                    && (card.IsForChild || (filter.AllGrades && card.Offering.Status == OfferingStatus.Published))
                )
            )
            .OrderBy(card => card.Rank ?? int.MaxValue)
            .ThenBy(card => card.Offering.Title, StringComparer.Ordinal)
            .ToArray();
        return new SlotShown(
            slot.Key,
            Guid.CreateVersion7(),
            request,
            cards,
            [.. Siblings(slot, request, child, home, round)]
        );
    }

    // Only where one lot is drawn for all: elsewhere nobody can be drawn together.
    private static IEnumerable<Sibling> Siblings(
        IGrouping<int, RoundOfferingShown> slot,
        RankedShown? request,
        ChildAtHome child,
        Household home,
        RoundShown round
    ) =>
        from other in home.Children
        where round.Mechanism == Mechanism.Serial && other != child && other.Shown.RoundIds.Contains(round.Id)
        where
            slot.Any(one =>
                home.Offerings[one.OfferingId] is { Status: OfferingStatus.Published } offering
                && offering.Grades.Contains(child.Shown.Grade)
                && offering.Grades.Contains(other.Shown.Grade)
            )
        let its = other.Shown.Requests.FirstOrDefault(one =>
            one.RoundId == round.Id && one.Slot == slot.Key && one.Status != RequestStatus.Ended
        )
        select new Sibling(other, its, its?.TogetherId is { } together && together == request?.TogetherId);
}
