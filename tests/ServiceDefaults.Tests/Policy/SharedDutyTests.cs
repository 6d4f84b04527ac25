using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Tests.Probe;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSchool.ServiceDefaults.Tests.Policy;

/// <summary>Two who find the same duty owed at one moment open it once, and neither loses what it came for.</summary>
public sealed class SharedDutyTests(DecidingTests.OneProbe probe) : IClassFixture<DecidingTests.OneProbe>
{
    [Fact]
    public async Task Whoever_finds_that_another_opened_it_meanwhile_looks_again_and_saves_the_rest()
    {
        var (shared, own) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var looks = 0;
        await probe.Service.InDbAsync(
            async (_, db) =>
            {
                await db.SaveLookAsync(
                    async () =>
                    {
                        var isThere = await db.Duties.AnyAsync(one => one.SubjectId == shared);
                        // The other comes between this one's look and its saving.
                        if (looks++ == 0)
                            await OpenAsync(shared);
                        db.Duties.AddRange(isThere ? [Owed(own)] : [Owed(shared), Owed(own)]);
                    },
                    CancellationToken.None
                );
                return looks;
            }
        );

        Assert.Equal(2, looks);
        foreach (var subject in new[] { shared, own })
            Assert.Equal(1, await CountAsync(subject));
    }

    [Fact]
    public async Task One_of_a_county_is_opened_once_however_many_find_it_missing_and_again_once_it_was_done()
    {
        var subject = Guid.CreateVersion7();
        await probe.Service.InDbAsync(
            async (services, db) =>
            {
                // A look that finds nothing, as the other's does.
                Assert.False(await db.Duties.AnyAsync(one => one.SubjectId == subject));
                await OpenAsync(subject);
                await services.GetRequiredService<DutyBook>().OpenSharedAsync(Missing(), About(subject), default);
                return await db.SaveChangesAsync();
            }
        );
        Assert.Equal(1, await CountAsync(subject));

        await probe.Service.InDbAsync(
            (_, db) =>
                db
                    .Duties.Where(one => one.SubjectId == subject)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.DoneAt, one => one.OpenedAt))
        );
        await probe.Service.InDbAsync(
            async (services, _) =>
            {
                await services.GetRequiredService<DutyBook>().OpenSharedAsync(Missing(), About(subject), default);
                return 0;
            }
        );
        Assert.Null(
            await probe.Service.InDbAsync(
                (_, db) => db.Duties.Where(one => one.SubjectId == subject).Select(one => one.DoneAt).SingleAsync()
            )
        );
    }

    private Task<int> OpenAsync(Guid subject) =>
        probe.Service.InDbAsync(
            (_, db) =>
            {
                db.Duties.Add(Owed(subject));
                return db.SaveChangesAsync();
            }
        );

    private Task<int> CountAsync(Guid subject) =>
        probe.Service.InDbAsync((_, db) => db.Duties.CountAsync(one => one.SubjectId == subject));

    private Duty Owed(Guid subject) => DutyBook.Row(Missing(), About(subject), probe.Service.Clock.GetUtcNow());

    private static Matter About(Guid subject) =>
        new("probe", subject, null, DivisionCode.Parse("430102"), "probe/2024-03-18");

    private static Finding Missing() => new("shared-duty", Verdict.Duty, [], Bound: "countyAuthority");
}
