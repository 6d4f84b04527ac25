using System.Runtime.CompilerServices;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.ServiceDefaults.Workbooks;
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
            service
                .MapGet("/inventory.xlsx", ReadInventory.Workbook)
                .WithTags("Inventory")
                .For(Roles.ClassTeacher, Roles.SchoolOffice, Roles.Principal, Roles.Authority);
            service
                .MapGroup("/schools/{ownerId:guid}/workbooks")
                .WithTags("Workbooks")
                .MapIntake<InventoryIntake>("inventory", Roles.SchoolOffice, Roles.Principal);
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

    /// <summary>GET /inventory.xlsx?schoolId= — the same, with the columns of the workbook that is sent in.</summary>
    public static async Task<IResult> Workbook(Guid schoolId, Desk desk, Words words, CancellationToken ct) =>
        await desk.Reach.ReadsSchoolAsync(schoolId, ct)
            ? new WorkbookResult(
                "inventory",
                ResourceColumns.Of(ActivityWords.None),
                RowsAsync(desk.Db.Inventory.AsNoTracking().Where(one => one.SchoolId == schoolId), words, ct)
            )
            : TypedResults.NotFound();

    private static async IAsyncEnumerable<object?[]> RowsAsync(
        IQueryable<InventoryItem> items,
        Words words,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (var part in items.InPartsAsync(one => one.Id, ct))
        foreach (var one in part)
            yield return ResourceColumns.Row(one, words);
    }
}
