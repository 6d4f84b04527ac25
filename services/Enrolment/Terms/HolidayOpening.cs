using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Terms;

/// <summary>A stretch of open campus in the holiday after a term (寒暑假开放校园、托管服务).</summary>
public sealed class HolidayOpening
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term before the holiday.</summary>
    public required Guid TermId { get; init; }

    /// <summary>The holiday.</summary>
    public required Holiday Holiday { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>What is offered.</summary>
    public required string Offer { get; init; }

    /// <summary>Weeks it lasts; five days, Monday to Friday, are a week.</summary>
    public int Weeks => (To.DayNumber - From.DayNumber + 1 + 2) / 7;
}

/// <summary>The routes of holiday openings.</summary>
internal static class HolidayOpeningEndpoints
{
    extension(RouteGroupBuilder service)
    {
        public void MapTerms()
        {
            var openings = service.MapGroup("/holiday-openings").WithTags("Terms");
            openings.MapPut("/{id:guid}", EnterHolidayOpening.Handle).For(Roles.SchoolOffice, Roles.Principal);
            openings
                .MapGet("/", ReadHolidayOpenings.Handle)
                .For(Roles.Guardian, Roles.ClassTeacher, Roles.SchoolOffice, Roles.Principal, Roles.Authority);
        }
    }
}

/// <summary>PUT /holiday-openings/{id} — the school opens its campus for some weeks of the holiday after a term.</summary>
internal static class EnterHolidayOpening
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, RuledOut, NoContent>> Handle(
        Guid id,
        HolidayOpeningEntered entered,
        Desk desk,
        TermBook terms,
        CancellationToken ct
    )
    {
        if (
            !await desk.RunsSchoolAsync(entered.SchoolId, ct)
            || await desk.Governing.OfAsync(entered.SchoolId, entered.TermId, ct) is not { } governed
        )
            return TypedResults.NotFound();
        if (entered.To < entered.From || entered.From <= governed.Term.LastDay)
            return Invalid.Field("From", "The opening lies after the term's last day and ends after it begins.");
        var claim = await desk.Creations.ClaimAsync(id, entered, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();

        var plea = await desk.Rulings.HearAsync(id, null, ct);
        var ruling = governed.Found is { } pack
            ? HolidayCareRule.Judge(entered.Holiday, pack)
            : Editions.NoPage(governed.School.Division, governed.Term.FirstDay);
        if (await desk.Rulings.EnterAsync(governed.Matter("open-in-holiday", id), ruling, plea, ct) is { } no)
            return no;
        desk.Db.HolidayOpenings.Add(
            new HolidayOpening
            {
                Id = id,
                SchoolId = entered.SchoolId,
                TermId = entered.TermId,
                Holiday = entered.Holiday,
                From = entered.From,
                To = entered.To,
                Offer = entered.Offer,
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        await terms.ReviewAsync(governed, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>GET /holiday-openings — what a school offers in the holidays; public to all who are signed in.</summary>
internal static class ReadHolidayOpenings
{
    public static Task<Ok<IReadOnlyList<HolidayOpeningShown>>> Handle(
        Guid schoolId,
        [AsParameters] Cut cut,
        Desk desk,
        HttpContext http
    ) =>
        desk
            .Db.HolidayOpenings.AsNoTracking()
            .Where(one => one.SchoolId == schoolId)
            .PageAsync(
                one => one.Id,
                one => new HolidayOpeningShown(one.Id, one.TermId, one.Holiday, one.From, one.To, one.Weeks, one.Offer),
                cut,
                http
            );
}

/// <summary>An opening of the campus in the holiday after a term.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="TermId">The term before the holiday.</param>
/// <param name="Holiday">winter or summer.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Offer">What is offered.</param>
public sealed record HolidayOpeningEntered(
    Guid SchoolId,
    Guid TermId,
    Holiday Holiday,
    DateOnly From,
    DateOnly To,
    [property: Required, StringLength(500)] string Offer
);

/// <summary>A holiday opening as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TermId">The term before the holiday.</param>
/// <param name="Holiday">winter or summer.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Weeks">Weeks it lasts.</param>
/// <param name="Offer">What is offered.</param>
public sealed record HolidayOpeningShown(
    Guid Id,
    Guid TermId,
    Holiday Holiday,
    DateOnly From,
    DateOnly To,
    int Weeks,
    string Offer
);
