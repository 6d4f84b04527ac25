using AfterSchool.Directory.Roll;
using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Directory.Clients;

internal static class ClientEndpoints
{
    public static void MapClients(this RouteGroupBuilder directory)
    {
        var clients = directory.MapGroup("/clients").WithTags("Programs");
        clients.MapPut("/{id:guid}", Enter).For(Roles.Operator);
        clients.MapPost("/{id:guid}/end", End).For(Roles.Operator);
    }

    /// <summary>PUT /directory/v1/clients/{id} — the answer has the secret, this once.</summary>
    private static async Task<IResult> Enter(Guid id, ProgramBody body, Programs programs, CancellationToken ct) =>
        await programs.EnterAsync(id, body, ct) is { } entered ? TypedResults.Ok(entered) : RollBook.Taken();

    /// <summary>POST /directory/v1/clients/{id}/end — its credentials no longer work; its tokens end within minutes.</summary>
    private static async Task<IResult> End(Guid id, Programs programs, CancellationToken ct) =>
        await programs.EndAsync(id, ct) ? TypedResults.NoContent() : TypedResults.NotFound();
}
