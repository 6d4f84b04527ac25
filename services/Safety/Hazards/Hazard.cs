using AfterSchool.Safety.Policy;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Safety.Hazards;

/// <summary>A field in which hazards are looked for; the documents' lists are subsets of these, and stay open (等方面).</summary>
public enum HazardCategory
{
    /// <summary>Premises (场地).</summary>
    Premises,

    /// <summary>Facilities and equipment (设施设备).</summary>
    Facilities,

    /// <summary>Fire (消防).</summary>
    Fire,

    /// <summary>Food hygiene (食品卫生、食品安全).</summary>
    Food,

    /// <summary>Food and drinking water (食品与饮用水供应).</summary>
    FoodAndWater,

    /// <summary>Health protection (卫生保障).</summary>
    Health,

    /// <summary>Security (安全保卫).</summary>
    Security,

    /// <summary>Traffic (交通).</summary>
    Traffic,
}

/// <summary>How grave a hazard is.</summary>
public enum HazardSeverity
{
    /// <summary>To be put right (一般隐患).</summary>
    Minor,

    /// <summary>Closes the place until it is put right (重大隐患).</summary>
    Severe,
}

/// <summary>A check for hazards (安全排查). Append-only.</summary>
public sealed class HazardInspection
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly InspectedOn { get; init; }

    /// <summary>Categories looked at, by the codes of the page.</summary>
    public required string[] Categories { get; init; }

    /// <summary>What was seen.</summary>
    public required string Words { get; init; }

    /// <summary>Who looked.</summary>
    public required Guid InspectedBy { get; init; }
}

/// <summary>A hazard (安全隐患): found → rectified → verified; a severe one closes its place until it is verified.</summary>
public sealed class Hazard
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>In which field.</summary>
    public required HazardCategory Category { get; init; }

    /// <summary>How grave.</summary>
    public required HazardSeverity Severity { get; init; }

    /// <summary>The place, by the school's own name of it, e.g. 食堂.</summary>
    public required string Place { get; init; }

    /// <summary>What was found.</summary>
    public required string Words { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly FoundOn { get; init; }

    /// <summary>Last day to put it right.</summary>
    public required DateOnly RectifyBy { get; init; }

    /// <summary>Who found it.</summary>
    public required Guid FoundBy { get; init; }

    /// <summary>What was done about it.</summary>
    public string? Rectification { get; private set; }

    /// <summary>Who did it.</summary>
    public Guid? RectifiedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? RectifiedAt { get; private set; }

    /// <summary>Who verified it.</summary>
    public Guid? VerifiedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? VerifiedAt { get; private set; }

    /// <summary>Whether the place is closed by it.</summary>
    public bool ClosesPlace => Severity is HazardSeverity.Severe && VerifiedAt is null;

    /// <summary>Puts it right; said again before it is verified, the newer words count.</summary>
    internal void Rectify(string words, Guid by, DateTimeOffset now) =>
        (Rectification, RectifiedBy, RectifiedAt) = (words, by, now);

    /// <summary>Records it as removed, once it is.</summary>
    internal Ruling Verify(SafetyPack pack, Guid by, DateTimeOffset now)
    {
        var ruling = Ruling.All(
            HazardRule.JudgeVerify(pack, RectifiedAt is not null),
            HazardRule.JudgeSecondPerson(pack, RectifiedBy, by)
        );
        if (ruling.Permits)
            (VerifiedBy, VerifiedAt) = (by, now);
        return ruling;
    }
}
