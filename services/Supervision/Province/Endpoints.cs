using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Supervision.Province;

/// <summary>What provincial platforms read.</summary>
internal static class Endpoints
{
    public static void MapProvince(this WebApplication app) =>
        app.MapGroup("/province/v1")
            .WithTags("Province")
            .MapGet("/summary", SummariseDivisions.Handle)
            .For(Roles.ProvincialPlatform);
}
