using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Policy;

namespace AfterSchool.Supervision.Evaluations;

/// <summary>The evaluation of a school's service in a year (督导评估): begun → scored by dimension → final.</summary>
public sealed class Evaluation
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The calendar year; one evaluation for each.</summary>
    public required int Year { get; init; }

    /// <summary>The day whose edition governs it.</summary>
    public required DateOnly BegunOn { get; init; }

    /// <summary>Account of the one who began it.</summary>
    public required Guid BegunBy { get; init; }

    /// <summary>When it became final.</summary>
    public DateTimeOffset? FinalisedAt { get; private set; }

    /// <summary>Makes it final, once every dimension of the page is scored.</summary>
    internal Ruling Finalise(SupervisionPack pack, IReadOnlyCollection<string> scored, DateTimeOffset now)
    {
        var ruling = EvaluationRule.JudgeFinal(pack, scored);
        if (ruling.Permits)
            FinalisedAt = now;
        return ruling;
    }
}

/// <summary>One dimension of an evaluation (评估维度); may be scored anew until it is final.</summary>
public sealed class EvaluationScore
{
    /// <summary>The evaluation.</summary>
    public required Guid EvaluationId { get; init; }

    /// <summary>The dimension, by the code of the page.</summary>
    public required string Dimension { get; init; }

    /// <summary>Points, 0 to 100.</summary>
    public int Points { get; set; }

    /// <summary>What they rest on.</summary>
    public string Words { get; set; } = "";
}
