using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Rounds;

namespace AfterSchool.Enrolment.Pages.Family;

/// <summary>Who holds a request, as the family reads it (办理到哪一步、在谁手里).</summary>
public enum Holder
{
    /// <summary>The class teacher looks at it (班主任).</summary>
    ClassTeacher,

    /// <summary>The school decides (学校).</summary>
    School,

    /// <summary>It waits for the draw (抽签).</summary>
    Draw,

    /// <summary>It is on a waiting list (候补).</summary>
    WaitingList,

    /// <summary>It waits for the school to give places (分配).</summary>
    Allocation,

    /// <summary>A place is kept until the family answers (候补名额).</summary>
    FamilyAnswers,

    /// <summary>The place counts once the family has signed (签协议).</summary>
    FamilySigns,

    /// <summary>The child takes part; the family's signature is still asked for (补签).</summary>
    FamilySignsLater,

    /// <summary>Others have still to sign (等对方签).</summary>
    OthersSign,

    /// <summary>Nobody: the child takes part.</summary>
    Done,

    /// <summary>The school declined.</summary>
    Declined,

    /// <summary>Taken back or given up.</summary>
    Ended,
}

/// <summary>
/// Where a request stands for the family: it reads states that are decided elsewhere and decides nothing.
/// </summary>
/// <param name="Holder">Who holds it.</param>
/// <param name="At">Until when the family answers, or when the draw is.</param>
public sealed record Standing(Holder Holder, DateTimeOffset? At = null)
{
    /// <summary>Whether it waits for the family.</summary>
    public bool IsFamilys => Holder is Holder.FamilyAnswers or Holder.FamilySigns or Holder.FamilySignsLater;

    /// <summary>Whether it waits for somebody else.</summary>
    public bool IsUnderWay => !IsFamilys && Holder is not (Holder.Done or Holder.Declined or Holder.Ended);

    /// <summary>Code of the words that say so.</summary>
    public string Code => $"family-holder.{Holder}";

    internal static Standing Of(RankedShown request, RoundShown? round, OfferShown? offer, EnrolmentPack? pack) =>
        request.Status switch
        {
            RequestStatus.Declined => new(Holder.Declined),
            RequestStatus.Ended => new(Holder.Ended),
            RequestStatus.Placed when offer is not null => new(Holder.FamilyAnswers, offer.Until),
            RequestStatus.Placed => new(Signature(request, pack, Holder.FamilySigns)),
            RequestStatus.Confirmed => new(Signature(request, pack, Holder.FamilySignsLater)),
            RequestStatus.Submitted when Has(pack, RequestStep.ClassReview) => new(Holder.ClassTeacher),
            RequestStatus.Submitted or RequestStatus.ClassReviewed when Has(pack, RequestStep.SchoolDecision) => new(
                Holder.School
            ),
            _ when round is { Status: RoundStatus.Announced or RoundStatus.Frozen } => new(
                Holder.Draw,
                round.PublicDueAt
            ),
            _ when request.Choices.Any(one => one.Status == ChoiceStatus.Waiting) => new(Holder.WaitingList),
            _ => new(Holder.Allocation),
        };

    private static bool Has(EnrolmentPack? pack, string step) => pack?.RequestChain?.Value.Contains(step) == true;

    private static Holder Signature(RankedShown request, EnrolmentPack? pack, Holder mine)
    {
        var parties = pack?.Signatories?.Value ?? [];
        return parties.Contains(Party.Guardian) && !request.SignedBy.Contains(Party.Guardian) ? mine
            : mine == Holder.FamilySigns && parties.Except(request.SignedBy).Any() ? Holder.OthersSign
            : Holder.Done;
    }
}
