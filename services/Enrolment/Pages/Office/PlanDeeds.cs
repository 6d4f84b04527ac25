using AfterSchool.Enrolment.CountyPolicies;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.Enrolment.Terms;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Pages.Office;

/// <summary>What the office does on the plan's page: each form is read into the body of a verb of the API, and the verb is run.</summary>
internal sealed class PlanDeeds(ServicePlan plan, FilledForm form, Commands commands)
{
    /// <summary>What the fields of how parents were asked begin with.</summary>
    public const string Consulted = "consultation-";

    /// <summary>Names of the forms.</summary>
    public static readonly string[] Known =
    [
        "draft",
        "sections",
        "consultation",
        "fees",
        "internal-seats",
        "wish",
        "opt-in",
        "submit",
        "publish",
        "notice",
        "agreement",
        "take-in",
    ];

    public Task<Outcome> DoAsync(string deed, CancellationToken ct) =>
        deed switch
        {
            "sections" => SectionsAsync(ct),
            "consultation" => ConsultAsync(ct),
            "fees" => FeesAsync(ct),
            "internal-seats" => SeatsAsync(ct),
            "wish" => WishAsync(ct),
            "opt-in" => OptInAsync(ct),
            "submit" => SubmitAsync(ct),
            "publish" => PublishAsync(ct),
            "notice" => TellAsync(ct),
            "agreement" => AgreementAsync(ct),
            _ => TakeInAsync(ct),
        };

    private Task<Outcome> SectionsAsync(CancellationToken ct)
    {
        // What is blank and was never written is left out; what was written may be emptied while the plan is open.
        var written = form.Under("section-")
            .Where(one => one.Text.Length > 0 || plan.Sections.ContainsKey(one.Name))
            .ToDictionary(one => one.Name, one => one.Text);
        var body = form.Checked(new SectionsWritten(written));
        return commands.RunAsync(
            form,
            all => WriteSections.Handle(plan.Id, body, Commands.Of<Desk>(all), Commands.Of<DutyBook>(all), ct)
        );
    }

    private Task<Outcome> ConsultAsync(CancellationToken ct)
    {
        var body = Consultation(form);
        return commands.RunAsync(
            form,
            all => RecordConsultation.Handle(plan.Id, body, Commands.Of<Desk>(all), Commands.Of<TermBook>(all), ct),
            Consulted
        );
    }

    /// <summary>How parents and pupils were asked, as it was filled in.</summary>
    public static ConsultationHeld Consultation(FilledForm form) =>
        form.Checked(
            new ConsultationHeld(
                form.Text(Consulted + "method"),
                form.Day(Consulted + "from"),
                form.Day(Consulted + "to"),
                form.Number(Consulted + "respondents"),
                form.Ticked(Consulted + "pupilsAsked"),
                form.Text(Consulted + "result"),
                form.Optional(Consulted + "reason"),
                form.OptionalNumber(Consulted + "asked"),
                form.OptionalNumber(Consulted + "agreed"),
                form.Optional(Consulted + "evidence")
            ),
            Consulted
        );

    private Task<Outcome> SeatsAsync(CancellationToken ct)
    {
        var body = form.Checked(new SeatsDeclared(SeatsHeld(form)), "internal-");
        return commands.RunAsync(
            form,
            all => DeclareInternalSeats.Handle(plan.Id, body, Commands.Of<Desk>(all), ct),
            "internal-"
        );
    }

    /// <summary>The seats that a school fills itself, line by line; a line with nothing in it is none.</summary>
    public static SeatsHeld[] SeatsHeld(FilledForm form) =>
        [
            .. form.Under("seats-why-")
                .Where(one => one.Text.Length + form.Text($"seats-seats-{one.Name}").Length > 0)
                .Select(one =>
                {
                    if (one.Text.Length is 0 or > 500)
                        form.Wrong($"seats-why-{one.Name}", one.Text.Length == 0 ? "form-missing" : "form-long");
                    var seats = form.Number($"seats-seats-{one.Name}");
                    if (seats is < 1 or > 1_000 && form.Errors.All(error => error.Field != $"seats-seats-{one.Name}"))
                        form.Wrong($"seats-seats-{one.Name}", "form-range");
                    return new SeatsHeld(
                        form.Text($"seats-activity-{one.Name}"),
                        form.Text($"seats-group-{one.Name}"),
                        seats,
                        one.Text
                    );
                }),
        ];

    private Task<Outcome> FeesAsync(CancellationToken ct)
    {
        var body = form.Checked(new FeeSchemeMade(FeeLines(form)), "fees-");
        return commands.RunAsync(form, all => MakeFeeScheme.Handle(plan.Id, body, Commands.Of<Desk>(all), ct), "fees-");
    }

    /// <summary>The lines of a fee scheme as they were filled in; a line with nothing in it is none.</summary>
    public static FeeLineMade[] FeeLines(FilledForm form) =>
        [
            .. form.Under("fee-title-")
                .Where(one => one.Text.Length + form.Text($"fee-amount-{one.Name}").Length > 0)
                .Select(one =>
                {
                    if (one.Text.Length is 0 or > 200)
                        form.Wrong($"fee-title-{one.Name}", one.Text.Length == 0 ? "form-missing" : "form-long");
                    var activity = form.Text($"fee-activity-{one.Name}");
                    return new FeeLineMade(activity, one.Text, AmountOf(form, $"fee-amount-{one.Name}"));
                }),
        ];

    private static Money AmountOf(FilledForm form, string field) =>
        form.Amount(field) is var amount && amount < Money.Zero ? Negative(form, field) : amount;

    private static Money Negative(FilledForm form, string field)
    {
        form.Wrong(field, "form-amount");
        return Money.Zero;
    }

    private Task<Outcome> WishAsync(CancellationToken ct)
    {
        const string Prefix = "wish-";
        var body = form.Checked(
            new WishRecorded(
                form.Number(Prefix + "applicationsForOwnChild"),
                form.Number(Prefix + "petitionSignatures"),
                form.Text(Prefix + "evidence")
            ),
            Prefix
        );
        return commands.RunAsync(form, all => RecordParentsWish.Handle(plan.Id, body, Commands.Of<Desk>(all), ct));
    }

    private Task<Outcome> OptInAsync(CancellationToken ct)
    {
        var body = form.Checked(new OptedIn(form.All("kinds")));
        return commands.RunAsync(form, all => OptIn.Handle(plan.Id, body, Commands.Of<Desk>(all), ct));
    }

    private Task<Outcome> SubmitAsync(CancellationToken ct)
    {
        var body = form.Checked(new ReasonGiven(form.Optional("submit-reason")), "submit-");
        return commands.RunAsync(
            form,
            all =>
                SubmitPlan.Handle(
                    plan.Id,
                    body,
                    Commands.Of<Desk>(all),
                    Commands.Of<DutyBook>(all),
                    Commands.Of<CountyPolicyBook>(all),
                    ct
                )
        );
    }

    private Task<Outcome> PublishAsync(CancellationToken ct)
    {
        const string Prefix = "publish-";
        var body = form.Checked(new PlanPublication(form.All(Prefix + "places"), form.Day(Prefix + "on")), Prefix);
        return commands.RunAsync(
            form,
            all => PublishPlan.Handle(plan.Id, body, Commands.Of<Desk>(all), Commands.Of<TermBook>(all), ct),
            Prefix
        );
    }

    private Task<Outcome> TellAsync(CancellationToken ct)
    {
        const string Prefix = "notice-";
        var id = form.Id();
        var body = form.Checked(
            new ParentsTold(
                form.All(Prefix + "fields"),
                form.All(Prefix + "channels"),
                form.Day(Prefix + "on"),
                form.Text(Prefix + "evidence")
            ),
            Prefix
        );
        return commands.RunAsync(
            form,
            all => RecordNotice.Handle(plan.Id, id, body, Commands.Of<Desk>(all), Commands.Of<TermBook>(all), ct),
            Prefix
        );
    }

    private Task<Outcome> AgreementAsync(CancellationToken ct)
    {
        const string Prefix = "agreement-";
        var clauses = form.Under("clause-")
            .Where(one => one.Text.Length > 0)
            .ToDictionary(one => one.Name, one => one.Text);
        var body = form.Checked(new AgreementFormDrawn(form.Text(Prefix + "form"), clauses), Prefix);
        return commands.RunAsync(
            form,
            all =>
                DrawUpAgreement.Handle(
                    plan.Id,
                    body,
                    Commands.Of<Desk>(all),
                    Commands.Of<DutyBook>(all),
                    Commands.Of<TermBook>(all),
                    ct
                )
        );
    }

    private Task<Outcome> TakeInAsync(CancellationToken ct)
    {
        var village = new PlanTakenIn(form.Id("village"));
        return commands.RunAsync(
            form,
            all => TakeInPlan.Handle(plan.Id, village, Commands.Of<Desk>(all), Commands.Of<DutyBook>(all), ct)
        );
    }
}
