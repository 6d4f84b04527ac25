using System.Net;
using System.Net.Http.Json;
using System.Text;
using AfterSchool.Supervision.Cases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AfterSchool.Supervision.Tests.Identity;

public sealed class IdentityTests(SupervisionApp app)
{
    private static readonly CallerTold Caller = new("赵小兰", "13987654321");

    private static string Path(Guid id, string rest = "") => $"/supervision/v1/cases/{id}/identity{rest}";

    [Fact]
    public async Task Is_read_by_the_one_who_asked_once_another_agreed_and_every_read_is_written_down()
    {
        var (taken, request) = (await TakenAsync(), Guid.CreateVersion7());
        var asker = app.Supervisor(account: Guid.CreateVersion7());
        await AskAsync(asker, taken.Id, request);
        Assert.Equal(HttpStatusCode.NotFound, (await asker.GetAsync(Path(taken.Id))).StatusCode);

        var own = await asker.PostAsync(Path(taken.Id, $"/requests/{request}/approve"), null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, own.StatusCode);
        Assert.Equal(
            "identity-needs-a-second-person",
            (await SupervisionApp.PolicyAsync(own))[0].GetProperty("rule").GetString()
        );
        Assert.Equal(HttpStatusCode.NotFound, (await asker.GetAsync(Path(taken.Id))).StatusCode);

        await ApproveAsync(app.Supervisor(), taken.Id, request);
        Assert.Equal(Caller, await asker.GetFromJsonAsync<CallerTold>(Path(taken.Id)));
        Assert.Equal(Caller, await asker.GetFromJsonAsync<CallerTold>(Path(taken.Id)));
        Assert.Equal(2, await ReadsAsync(taken.Id));
    }

    [Fact]
    public async Task Is_closed_to_a_curious_agent_and_a_curious_principal()
    {
        var school = await app.SchoolAsync();
        var taken = await app.CaseAsync(school.Id, caller: Caller);
        var (asker, request) = (app.Agent(account: Guid.CreateVersion7()), Guid.CreateVersion7());
        await AskAsync(asker, taken.Id, request);
        await ApproveAsync(app.Supervisor(), taken.Id, request);

        // Another agent has no use of that approval, an agent approves nothing, and the school is not asked in at all.
        Assert.Equal(HttpStatusCode.NotFound, (await app.Agent().GetAsync(Path(taken.Id))).StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await app.Agent().PostAsync(Path(taken.Id, $"/requests/{request}/approve"), null)).StatusCode
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await school.Principal.GetAsync(Path(taken.Id))).StatusCode);
        Assert.Equal(0, await ReadsAsync(taken.Id));
    }

    [Fact]
    public async Task Is_written_down_before_the_seal_is_opened()
    {
        var (taken, request) = (await TakenAsync(), Guid.CreateVersion7());
        var asker = app.Agent(account: Guid.CreateVersion7());
        await AskAsync(asker, taken.Id, request);
        await ApproveAsync(app.Supervisor(), taken.Id, request);
        await app.InDbAsync(db =>
            db.Callers.Where(one => one.CaseId == taken.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.NameSealed, "broken"))
        );

        var answer = await asker.GetAsync(Path(taken.Id));

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(1, await ReadsAsync(taken.Id));
    }

    [Fact]
    public async Task Leaves_neither_name_nor_number_in_any_row_for_a_thief()
    {
        var taken = await TakenAsync();
        await SupervisionApp.DoneAsync(app.Agent(), taken.Id, "acknowledge");

        var rows = await app.InDbAsync(EveryRowAsync);

        Assert.Contains(taken.Number, rows, StringComparison.Ordinal);
        Assert.DoesNotContain(Caller.Name!, rows, StringComparison.Ordinal);
        Assert.DoesNotContain(Caller.Phone!, rows, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update identity_read set read_at = now()")]
    [InlineData("delete from identity_read")]
    [InlineData("delete from identity_approval")]
    [InlineData("update finding set quote = ''")]
    public async Task Cannot_be_covered_up_by_the_service_itself(string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            app.InDbAsync(db => db.Database.ExecuteSqlRawAsync(sql))
        );
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private async Task<CaseTaken> TakenAsync() => await app.CaseAsync((await app.SchoolAsync()).Id, caller: Caller);

    private static async Task AskAsync(HttpClient by, Guid id, Guid request)
    {
        var answer = await by.PutAsJsonAsync(Path(id, $"/requests/{request}"), new { reason = "需回访核实退费金额" });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static async Task ApproveAsync(HttpClient by, Guid id, Guid request) =>
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await by.PostAsync(Path(id, $"/requests/{request}/approve"), null)).StatusCode
        );

    private Task<int> ReadsAsync(Guid id) => app.InDbAsync(db => db.IdentityReads.CountAsync(one => one.CaseId == id));

    private static async Task<string> EveryRowAsync(DbContext db)
    {
        var all = new StringBuilder();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct())
        {
#pragma warning disable EF1002 // Table names of our own model.
            var rows = await db.Database.SqlQueryRaw<string>($"select t::text from \"{table}\" t").ToListAsync();
#pragma warning restore EF1002
            rows.ForEach(row => all.AppendLine(row));
        }

        return all.ToString();
    }
}
