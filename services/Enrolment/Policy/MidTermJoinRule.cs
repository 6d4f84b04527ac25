using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Who wants to join when the term has begun is let in (应允许中途参与), or declined for want of a place alone.</summary>
/// <remarks>ENR-100. Where the page says nothing the second is our default; the fee is that of the sessions still planned.</remarks>
internal static class MidTermJoinRule
{
    /// <summary>Its code, also of the duty.</summary>
    public const string Rule = "mid-term-join";

    private const string MustAllow = "mustAllow";
    private const string UnlessFull = "unlessFull";
    private const string RemainingSessions = "remainingSessions";

    private const string NoPlace = "noPlace";

    private static readonly string[] Full = [NoPlace, "noFittingGroup"];

    /// <summary>Judges a decline.</summary>
    /// <param name="isMidTerm">Whether the term has begun.</param>
    /// <param name="refusalCode">Why the school declines.</param>
    /// <param name="hasFree">Whether a seat is free in what was asked for.</param>
    /// <param name="pack">The page.</param>
    public static Ruling JudgeDecline(bool isMidTerm, string? refusalCode, bool hasFree, EnrolmentPack pack)
    {
        if (!isMidTerm || pack.MidTermJoin is not { } join)
            return Ruling.Permitted;
        return join.Value switch
        {
            // 「应允许学生中途参与」 binds the school: its no is not recorded as long as it owes the yes.
            MustAllow => join.Pending(Rule, new { Refusal = refusalCode }),
            // No place is no word to be taken on trust: the seats are counted here.
            UnlessFull when !Full.Contains(refusalCode) || (hasFree && refusalCode == NoPlace) => join.Broken(
                Rule,
                new { Refusal = refusalCode, HasFree = hasFree }
            ),
            _ => Ruling.Permitted,
        };
    }

    /// <summary>The term's fee for who joins with so many of the planned sessions to come.</summary>
    public static Money Fee(Money ofTerm, int remaining, int planned, EnrolmentPack pack) =>
        pack.JoinProRating is { Value: RemainingSessions } && planned > 0
            ? ofTerm.ProRataDown(remaining, planned)
            : ofTerm;
}
