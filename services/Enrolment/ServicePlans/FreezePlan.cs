using AfterSchool.Enrolment.CountyPolicies;
using AfterSchool.Enrolment.Papers;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>Freezes what a plan says under the next version, and writes down that a version was published.</summary>
internal static class FreezePlan
{
    extension(Desk desk)
    {
        /// <summary>The version that says exactly this: the latest, if it does, else a new one.</summary>
        public async Task<PlanVersion> FreezeAsync(
            ServicePlan plan,
            PlanContent content,
            Guid? revision,
            Governed governed,
            CancellationToken ct
        )
        {
            plan.Numbered(
                plan.Number
                    ?? await desk.Db.NextNumberAsync(
                        PaperNumbers.Plan,
                        governed.School.Division,
                        governed.Term.FirstDay.Year,
                        ct
                    )
            );
            var latest = await desk.LatestVersionAsync(plan.Id, ct);
            var paper = await desk.PaperAsync(plan, content, governed, latest?.Version ?? 1, ct);
            if (latest?.Canonical == Canonical.Of(paper))
                return latest;

            var canonical = Canonical.Of(paper with { Version = (latest?.Version ?? 0) + 1 });
            var frozen = new PlanVersion
            {
                PlanId = plan.Id,
                Version = (latest?.Version ?? 0) + 1,
                RevisionId = revision,
                Canonical = canonical,
                Sha256 = Canonical.Hash(canonical),
                FrozenAt = desk.Clock.Now(),
                FrozenBy = desk.Caller.AccountId,
            };
            desk.Db.PlanVersions.Add(frozen);
            return frozen;
        }

        /// <summary>The version frozen last.</summary>
        public Task<PlanVersion?> LatestVersionAsync(Guid plan, CancellationToken ct) =>
            desk
                .Db.PlanVersions.Where(one => one.PlanId == plan)
                .OrderByDescending(one => one.Version)
                .FirstOrDefaultAsync(ct);

        /// <summary>Writes down that a version is published and in force; since when everybody can read it, where that is another day than the plan's.</summary>
        public void Publicise(ServicePlan plan, int version, DateOnly? on = null)
        {
            plan.BringIntoForce(version);
            desk.Db.PlanPublications.Add(
                new PublicVersion
                {
                    PlanId = plan.Id,
                    Version = version,
                    On = on ?? plan.PublishedOn ?? desk.Clock.Today(),
                    Places = plan.PublishedAt,
                    At = desk.Clock.Now(),
                }
            );
        }

        /// <summary>What is added to a plan that is filed already, where that is owed: a version more, in force if the plan is.</summary>
        public async Task SupplementAsync(ServicePlan plan, Governed governed, CancellationToken ct)
        {
            if (plan.IsOpen || plan.Number is null)
                return;
            // Said again it adds nothing, whatever the school is called by now or the county has recorded since.
            if (
                await desk.LatestVersionAsync(plan.Id, ct) is { } latest
                && Canonical.Read<PlanPaper>(latest.Canonical) is var before
                && Canonical.Of(before.Content) == Canonical.Of(plan.Content.OnPaper())
                && before.VillagePoints.SequenceEqual(await desk.VillagesOfAsync(plan, ct))
            )
                return;
            var version = await desk.FreezeAsync(plan, plan.Content, null, governed, ct);
            if (plan.Status != PlanStatus.InForce || plan.VersionInForce == version.Version)
                return;
            desk.Publicise(plan, version.Version, desk.Clock.Today());
            desk.Outbox.Publish(PublishPlan.Tell(plan, desk.Clock.Now()));
        }

        private async Task<PlanPaper> PaperAsync(
            ServicePlan plan,
            PlanContent content,
            Governed governed,
            int version,
            CancellationToken ct
        )
        {
            var county = await desk.Db.CountyPolicyOfAsync(governed.School, governed.Term.FirstDay, ct);
            return new PlanPaper(
                plan.Number!,
                version,
                plan.Edition!,
                PaperSchool.Of(governed.School),
                PaperTerm.Of(governed.Term),
                content.OnPaper(),
                await desk.VillagesOfAsync(plan, ct),
                county is null ? null : $"{county.Title}（{county.Number}）"
            );
        }

        private async Task<PaperSchool[]> VillagesOfAsync(ServicePlan plan, CancellationToken ct)
        {
            var villages = await (
                from village in desk.Db.Plans
                join school in desk.Db.Schools on village.SchoolId equals school.Id
                where village.TakenInto == plan.Id
                orderby school.Id
                select school
            )
                .AsNoTracking()
                .ToListAsync(ct);
            return [.. villages.Select(PaperSchool.Of)];
        }
    }
}
