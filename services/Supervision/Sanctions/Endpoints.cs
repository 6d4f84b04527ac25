using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Sanctions;

/// <summary>Sanctions: decided by the education authority, read by the authorities of the region.</summary>
internal static class Endpoints
{
    public static void MapSanctions(this RouteGroupBuilder service)
    {
        var sanctions = service.MapGroup("/sanctions").WithTags("Sanctions");
        sanctions.MapGet("/", List).For(Roles.Authority);
        sanctions.MapPut("/{id:guid}", ImposeSanction.Handle).For(Roles.Authority);
    }

    /// <summary>GET /sanctions — those of the caller's division.</summary>
    private static Task<Ok<IReadOnlyList<SanctionShown>>> List(
        [AsParameters] Cut cut,
        Caller caller,
        SupervisionDb db,
        HttpContext http
    )
    {
        var prefix = caller.Division?.Prefix ?? "none";
        return db
            .Sanctions.AsNoTracking()
            .Where(one => ((string)(object)one.Division).StartsWith(prefix))
            .PageAsync(one => one.Id, one => SanctionShown.Of(one), cut, http);
    }
}

/// <summary>A sanction, as authorities see it.</summary>
public sealed record SanctionShown(
    Guid Id,
    Guid CaseId,
    SanctionKind Kind,
    Guid SubjectId,
    Guid? SchoolId,
    string Division,
    string Words,
    DateTimeOffset DecidedAt
)
{
    internal static SanctionShown Of(Sanction one) =>
        new(
            one.Id,
            one.CaseId,
            one.Kind,
            one.SubjectId,
            one.SchoolId,
            one.Division.Full,
            one.Words,
            one.DecidedAt.InChina()
        );
}
