using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>PUT /offerings/{id} — the school keeps an item for its menu; what the service may not contain is refused here.</summary>
internal static class PutOffering
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, RuledOut, NoContent>> Handle(
        Guid id,
        OfferingPut put,
        Desk desk,
        TimetableBook book,
        CancellationToken ct
    )
    {
        if (await desk.OwnPlanAsync(put.PlanId, ct) is not { } plan)
            return TypedResults.NotFound();
        if (OfferingShape.WrongIn(put) is { } wrong)
            return wrong;
        if (!await book.MayUseAsync(plan.SchoolId, put.RoomId, ct))
            return Invalid.Field("RoomId", OfferingShape.NoSuchRoom);
        var claim = await desk.Creations.ClaimAsync(id, put, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();

        var offering = Make(id, put, plan);
        var governed = await desk.GovernedAsync(plan, ct);
        var plea = await desk.Rulings.HearAsync(id, null, ct);
        var ruling = offering.Keep(put.IsCompulsory, governed, plan.OptIns, plea);
        if (await desk.Rulings.EnterAsync(governed.Matter("keep-offering", id), ruling, plea, ct) is { } no)
            return no;
        desk.Db.Offerings.Add(offering);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    internal static Offering Make(Guid id, OfferingPut put, ServicePlan plan) =>
        new()
        {
            Id = id,
            PlanId = plan.Id,
            SchoolId = plan.SchoolId,
            TermId = plan.TermId,
            Title = put.Title,
            Category = put.Category,
            Activity = put.Activity,
            Subject = put.Subject,
            ProviderKind = put.ProviderKind,
            VendorId = put.VendorId,
            Grades = [.. put.Grades.Distinct().Order()],
            FeePerTerm = put.FeePerTerm,
            Capacity = put.Capacity,
            AssignsWrittenHomework = put.AssignsWrittenHomework,
            Form = put.Form,
            Weekly = put.Weekly,
            Extra = put.Extra ?? [],
            RoomId = put.RoomId,
            Delivery = put.Delivery,
            Outing = put.Outing,
            Tags = put.Tags is { Length: > 0 } tags ? [.. tags.Distinct().Order().Select(tag => tag.Code())] : null,
        };
}

/// <summary>The shape of an offering that attributes cannot say.</summary>
internal static class OfferingShape
{
    /// <summary>Said alike of a room that is not there, not in use and of another school.</summary>
    public const string NoSuchRoom = "Name a room or venue of the school's ledger that is in use.";

    public static ValidationProblem? WrongIn(OfferingPut put)
    {
        var extra = put.Extra ?? [];
        if (put.Weekly.Length + extra.Length == 0)
            return Invalid.Field("Weekly", "An offering has at least one session.");
        if (extra.Any(one => one.Ends <= one.Starts))
            return Invalid.Field("Extra", "A session ends after it starts, on the same day.");
        if (WrongIn(put.Weekly) is { } wrong)
            return wrong;
        if (put.Grades.Any(grade => grade is < 1 or > 9))
            return Invalid.Field("Grades", "Grades are 1 to 9.");
        if (put.FeePerTerm < Money.Zero)
            return Invalid.Field("FeePerTerm", "A fee is not below 0.");
        if (put.Outing is not null != (put.Delivery == Delivery.OffCampus))
            return Invalid.Field("Outing", "What is held outside the school says where, and nothing else does.");
        return (put.ProviderKind == ProviderKind.Vendor) != put.VendorId.HasValue
            ? Invalid.Field("VendorId", "A vendor's offering names its vendor, and no other does.")
            : null;
    }

    /// <summary>The shape of weekly slots.</summary>
    public static ValidationProblem? WrongIn(WeeklySlot[] weekly) =>
        weekly.Any(slot => slot.Ends <= slot.Starts)
            ? Invalid.Field("Weekly", "A session ends after it starts, on the same day.")
        : weekly.GroupBy(slot => slot.Weekday).Any(Overlap)
            ? Invalid.Field("Weekly", "Two slots of one weekday overlap.")
        : null;

    private static bool Overlap(IEnumerable<WeeklySlot> day) =>
        day.OrderBy(slot => slot.Starts).ToArray() is var slots
        && slots.Zip(slots.Skip(1), (before, next) => next.Starts < before.Ends).Any(overlaps => overlaps);
}

/// <summary>An item for the menu; times are China Standard Time, <c>HH:mm:ss</c>.</summary>
/// <param name="PlanId">The plan it belongs to.</param>
/// <param name="Title">What parents read.</param>
/// <param name="Category">academicSupport, enrichment or extendedCare.</param>
/// <param name="Activity">Code of the activity, e.g. sport, reading, homework.</param>
/// <param name="ProviderKind">ownStaff, external, vendor or publicWelfare.</param>
/// <param name="VendorId">The vendor, when one gives it.</param>
/// <param name="Grades">Grades it is for.</param>
/// <param name="FeePerTerm">Per pupil and term, in yuan.</param>
/// <param name="Capacity">Places.</param>
/// <param name="AssignsWrittenHomework">Whether written homework is set in it.</param>
/// <param name="Weekly">When it is held every week.</param>
/// <param name="Extra">Sessions on single days besides.</param>
/// <param name="Subject">Subject of the curriculum it is allotted to; none for most.</param>
/// <param name="Form">In what form pupils are taught, where the school says.</param>
/// <param name="IsCompulsory">Whether pupils must take part; asked so that it can be refused, kept nowhere.</param>
/// <param name="RoomId">The room or venue it is held in, from the school's ledger.</param>
/// <param name="Delivery">onSite, onlineWithTeacher or offCampus; none where it is simply held in the school.</param>
/// <param name="Outing">Where it is held and how the children come there, where it is held outside the school.</param>
/// <param name="Tags">outdoor, schoolFeature, courseBase.</param>
public sealed record OfferingPut(
    Guid PlanId,
    [property: Required, StringLength(200)] string Title,
    Category Category,
    [property: Required, StringLength(50)] string Activity,
    ProviderKind ProviderKind,
    Guid? VendorId,
    [property: Required, Length(1, 9)] int[] Grades,
    Money FeePerTerm,
    [property: Range(1, 5_000)] int Capacity,
    bool AssignsWrittenHomework,
    [property: Required, MaxLength(MenuTimes.Most)] WeeklySlot[] Weekly,
    [property: MaxLength(100)] ExtraSession[]? Extra,
    [property: StringLength(50)] string? Subject = null,
    TeachingForm? Form = null,
    bool IsCompulsory = false,
    Guid? RoomId = null,
    Delivery? Delivery = null,
    Outing? Outing = null,
    [property: MaxLength(3)] OfferingTag[]? Tags = null
);
