using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Inventory;

/// <summary>The routes of the ledger of resources (工作台账).</summary>
internal static class Endpoints
{
    extension(RouteGroupBuilder service)
    {
        public void MapInventory()
        {
            var inventory = service.MapGroup("/inventory").WithTags("Inventory");
            inventory
                .MapGet("/", ReadInventory.Handle)
                .For(Roles.ClassTeacher, Roles.SchoolOffice, Roles.Principal, Roles.Authority);
            inventory.MapPut("/{id:guid}", PutResource.Handle).For(Roles.SchoolOffice, Roles.Principal);
            service
                .MapPost("/terms/{id:guid}/inventory/close", CloseInventory.Handle)
                .WithTags("Inventory")
                .For(Roles.SchoolOffice, Roles.Principal);
        }
    }
}

/// <summary>GET /inventory?schoolId= — the ledger, for the school's own people and its authority.</summary>
internal static class ReadInventory
{
    public static async Task<Results<NotFound, Ok<IReadOnlyList<InventoryItem>>>> Handle(
        Guid schoolId,
        [AsParameters] Cut cut,
        Desk desk,
        HttpContext http
    ) =>
        await desk.Reach.ReadsSchoolAsync(schoolId, http.RequestAborted)
            ? await desk
                .Db.Inventory.AsNoTracking()
                .Where(one => one.SchoolId == schoolId)
                .PageAsync(one => one.Id, one => one, cut, http)
            : TypedResults.NotFound();
}
