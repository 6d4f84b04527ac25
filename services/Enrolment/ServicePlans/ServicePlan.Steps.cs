using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.ServicePlans;

public sealed partial class ServicePlan
{
    /// <summary>The service may only be planned for schools the document is for, and under a document in force.</summary>
    internal Ruling Draft(Governed governed, Plea plea)
    {
        var (school, pack) = (governed.School, governed.Pack);
        Edition = pack.Edition;
        return Ruling
            .All(
                ValidityRule.Judge(governed.Term, pack),
                CompulsoryStagesRule.Judge(school, OptIns, pack),
                OptionalKindsRule.Judge(school, pack),
                OwnershipRule.Judge(school, pack),
                ResidenceRule.JudgeSchool(school, pack)
            )
            .Heard(plea);
    }

    /// <summary>
    /// Writes sections: any while the plan is open, afterwards only those that it lacks and owes; any other change of what is filed is a
    /// revision. False when it is none of these.
    /// </summary>
    internal bool Write(IReadOnlyDictionary<string, string> sections, EnrolmentPack pack)
    {
        var owed = PlanSectionsRule.MissingOf(this, pack);
        if (!IsOpen && sections.Any(one => !owed.Contains(one.Key) && Sections.GetValueOrDefault(one.Key) != one.Value))
            return false;
        // A new dictionary, because EF Core compares the column's value by reference.
        Sections = sections.Aggregate(new Dictionary<string, string>(Sections), With);
        return true;

        static Dictionary<string, string> With(Dictionary<string, string> all, KeyValuePair<string, string> one)
        {
            all[one.Key] = one.Value;
            return all;
        }
    }

    /// <summary>The school declares the plan complete; while a section is missing that waits, and the service goes on.</summary>
    internal Ruling Complete(EnrolmentPack pack, DateOnly today, Plea plea)
    {
        var ruling = PlanSectionsRule.JudgeComplete(this, pack).Heard(plea);
        if (ruling.Permits)
            CompletedOn ??= today;
        return ruling;
    }

    /// <summary>Records how parents of a rural school asked for the service.</summary>
    public void Wish(ParentsWish wish) => ParentsWish = wish;

    /// <summary>Parents and pupils have been asked: the first step, and the start of the sequence.</summary>
    internal Ruling Consult(Consultation consultation, Governed governed, int parentsCounted, Plea plea)
    {
        var ruling = Ruling
            .All(
                ConsultationRule.Judge(consultation, governed.Pack),
                RuralOpeningRule.Judge(governed.School, ParentsWish, parentsCounted, governed.Pack),
                OpeningSequenceRule.Judge(this, OpeningStep.Consult, governed.Pack)
            )
            .Heard(plea);
        if (ruling.Permits)
            (Consultation, StepsDone) = (consultation, With(OpeningStep.Consult));
        return ruling;
    }

    /// <summary>The school makes its fee scheme; a new one replaces the old as long as the plan is open.</summary>
    internal Ruling MakeFeeScheme(FeeLine[] lines, EnrolmentPack pack, Plea plea)
    {
        var ruling = Ruling
            .All(ExcludedFeeItemsRule.Judge(lines, pack), OpeningSequenceRule.Judge(this, OpeningStep.Scheme, pack))
            .Heard(plea);
        if (ruling.Permits)
            (FeeScheme, StepsDone) = (lines, With(OpeningStep.Scheme));
        return ruling;
    }

    /// <summary>The school declares which seats it fills itself; a new declaration replaces the old as long as the plan is open.</summary>
    public void Declare(InternalSeats[] seats) => InternalSeats = seats;

    /// <summary>The school lays the plan before the authority, or files it there.</summary>
    internal Ruling Submit(EnrolmentPack pack, Plea plea)
    {
        var ruling = PlanFindings.ForSubmission(this, pack).Heard(plea);
        if (ruling.Permits)
            (Status, Round, DecisionNumber, DecisionWords) = (
                Status == PlanStatus.InForce ? Status : PlanStatus.Submitted,
                Round + 1,
                null,
                null
            );
        return ruling;
    }

    /// <summary>A village school's plan goes to the central school that plans for it.</summary>
    internal Ruling PassOn(EnrolmentPack pack, Plea plea)
    {
        var ruling = CentralSchoolRule.JudgePassingOn(pack).Heard(plea);
        (Status, Round) = (PlanStatus.PassedOn, Round + 1);
        return ruling;
    }

    /// <summary>The central school takes it into its own plan; once that is in force, so is this.</summary>
    public void TakeInto(ServicePlan central)
    {
        TakenInto = central.Id;
        if (central.Status == PlanStatus.InForce)
            (Status, PublishedOn, PublishedAt) = (PlanStatus.InForce, central.PublishedOn, central.PublishedAt);
    }

    /// <summary>The authority approves the plan, gives its receipt for the filing, or gives the plan back.</summary>
    internal void Decide(bool approved, string number, string words, DateOnly today, EnrolmentPack pack)
    {
        (DecisionNumber, DecisionWords) = (number, words);
        if (!approved)
            Status = Status == PlanStatus.InForce ? Status : PlanStatus.Returned;
        else if (PlanReviewRule.IsApproval(pack))
            (Status, ApprovedOn, StepsDone) = (
                Status == PlanStatus.InForce ? Status : PlanStatus.Approved,
                today,
                With(OpeningStep.Approval)
            );
        else
            (Status, StepsDone) = (Status == PlanStatus.InForce ? Status : PlanStatus.Filed, With(OpeningStep.Filing));
    }

    /// <summary>The school has published the plan to parents and society; with that it is in force.</summary>
    internal Ruling Publish(string[] places, DateOnly on, Governed governed, RuralFacts rural, Plea plea)
    {
        var pack = governed.Pack;
        var ruling = Ruling
            .All(
                PlanReviewRule.Judge(this, pack),
                OpeningSequenceRule.Judge(this, OpeningStep.Publish, pack),
                PlanSectionsRule.Judge(this, pack),
                RuralOpeningRule.JudgeCounty(governed.School, rural.IsDecidedOpen, pack),
                CentralSchoolRule.JudgeAlone(rural.IsCoordinated, TakenInto is not null, pack)
            )
            .Heard(plea);
        if (ruling.Permits)
        {
            (PublishedAt, PublishedOn, StepsDone) = (places, on, With(OpeningStep.Publish));
            Status = PlanStatus.InForce;
        }

        return ruling;
    }

    /// <summary>It bears this number from now on.</summary>
    public void Numbered(string number) => Number = number;

    /// <summary>This version is in force.</summary>
    public void BringIntoForce(int version) => VersionInForce = version;

    /// <summary>A revision has passed its review and was published: what it says is in force from now on.</summary>
    public void TakeOver(PlanContent content, string[] places, DateOnly on)
    {
        (Sections, OptIns, FeeScheme) = (content.Sections, content.OptIns, content.FeeScheme);
        (InternalSeats, Consultation, ParentsWish) = (content.InternalSeats, content.Consultation, content.ParentsWish);
        (PublishedAt, PublishedOn) = (places, on);
    }

    /// <summary>The plan as a revision would have it, to be judged by the same rules; kept nowhere.</summary>
    /// <param name="content">What the revision says.</param>
    /// <param name="round">How often the revision was handed in.</param>
    /// <param name="isReviewed">Whether its reviewer has agreed.</param>
    internal ServicePlan Revised(PlanContent content, int round, bool isReviewed)
    {
        string[] anew = [OpeningStep.Approval, OpeningStep.Filing, OpeningStep.Publish];
        return new ServicePlan
        {
            Id = Id,
            SchoolId = SchoolId,
            TermId = TermId,
            Sections = content.Sections,
            OptIns = content.OptIns,
            FeeScheme = content.FeeScheme,
            InternalSeats = content.InternalSeats,
            Consultation = content.Consultation,
            ParentsWish = content.ParentsWish,
            Round = round,
            StepsDone = [.. StepsDone.Except(anew), .. isReviewed ? [OpeningStep.Approval] : Array.Empty<string>()],
        };
    }

    /// <summary>The first item of its menu was published.</summary>
    public void MenuPublished() => StepsDone = With(OpeningStep.Menu);

    /// <summary>The school draws up the agreement that parents will be asked to sign.</summary>
    internal Ruling DrawUpAgreement(string form, Dictionary<string, string> clauses, EnrolmentPack pack, Plea plea)
    {
        var ruling = Ruling.All(JudgeAgreeing(pack), ClausesRule.Judge(clauses, pack)).Heard(plea);
        if (ruling.Permits)
            (AgreementForm, AgreementClauses, AgreementVersion) = (form, clauses, AgreementVersion + 1);
        return ruling;
    }

    /// <summary>Whether agreements may be made under this plan. What the school owes for its plan it owes once, not to each family.</summary>
    internal Ruling MayAgree(EnrolmentPack pack) =>
        new([
            .. Ruling
                .All(JudgeAgreeing(pack), AgreementFormRule.JudgeSigning(this, pack))
                .Findings.Where(finding => finding.Verdict != Verdict.Duty),
        ]);

    private Ruling JudgeAgreeing(EnrolmentPack pack) =>
        Ruling.All(PlanReviewRule.Judge(this, pack), OpeningSequenceRule.Judge(this, OpeningStep.Agreement, pack));

    // A new list, because EF Core compares the column's value by reference.
    private List<string> With(string step) => HasDone(step) ? StepsDone : [.. StepsDone, step];
}
