using AfterSchool.ServiceDefaults;

namespace AfterSchool.Enrolment.SeatClaims;

/// <summary>Looks for held seats whose time has run out, so that others may have them.</summary>
internal sealed class ReleaseHeldSeats(IServiceScopeFactory scopes, ILogger<ReleaseHeldSeats> log)
    : RecurringLook(TimeSpan.FromSeconds(2), log)
{
    protected override async Task LookAsync(CancellationToken ct)
    {
        int released;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            released = await scope.ServiceProvider.GetRequiredService<HeldSeats>().ReleaseAsync(ct);
        } while (released > 0);
    }
}
