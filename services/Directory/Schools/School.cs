using AfterSchool.Contracts.Directory;
using AfterSchool.Directory.Roll;
using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Directory.Schools;

/// <summary>A school (学校).</summary>
public sealed class School : RollEntry<SchoolRecorded>
{
    /// <summary>Division it lies in (GB/T 2260), a county's six digits.</summary>
    public DivisionCode Division { get; set; }

    /// <summary>学校(机构)标识码.</summary>
    public SchoolCode Code { get; set; }

    /// <summary>Its public name.</summary>
    public string Name { get; set; } = "";

    /// <summary>What kind of school it is (办学类型).</summary>
    public SchoolKind Kind { get; set; }

    /// <summary>Stages taught (学段).</summary>
    public Stage[] Stages { get; set; } = [];

    /// <summary>Public or private (公办、民办).</summary>
    public Ownership Ownership { get; set; }

    /// <summary>Whether it is a rural school (农村学校).</summary>
    public bool IsRural { get; set; }

    /// <summary>Whether it is a township school (乡镇学校).</summary>
    public bool IsTownship { get; set; }

    /// <summary>Whether it has boarders (寄宿).</summary>
    public bool IsBoarding { get; set; }

    /// <summary>Division of its competent education authority (主管教育行政部门); a city's for city-run schools.</summary>
    public DivisionCode CompetentAuthority { get; set; }

    /// <summary>The central school that coordinates a village school (中心校统筹).</summary>
    public Guid? CoordinatingSchoolId { get; set; }

    /// <inheritdoc/>
    public override SchoolRecorded Told(DateTimeOffset now) =>
        new()
        {
            SchoolId = Id,
            Revision = Revision,
            DivisionCode = Division.Full,
            SchoolCode = Code.Value,
            Name = Name,
            Kind = Kind.OnWire(),
            Stages = [.. Stages.Select(stage => stage.OnWire())],
            Ownership = Ownership.OnWire(),
            IsRural = IsRural,
            IsTownship = IsTownship,
            IsBoarding = IsBoarding,
            CompetentAuthority = CompetentAuthority.Full,
            CoordinatingSchoolId = CoordinatingSchoolId,
            OccurredAt = now,
        };
}

/// <summary>Kinds of school (办学类型).</summary>
public enum SchoolKind
{
    /// <summary>Kindergarten (幼儿园).</summary>
    Kindergarten,

    /// <summary>Primary school (小学).</summary>
    Primary,

    /// <summary>Junior secondary school (初中).</summary>
    Junior,

    /// <summary>Nine-year school (九年一贯制).</summary>
    NineYear,

    /// <summary>Complete secondary school (完全中学).</summary>
    CompleteSecondary,

    /// <summary>Senior high school (高中).</summary>
    SeniorHigh,

    /// <summary>Special education school (特殊教育学校).</summary>
    Special,
}

/// <summary>Stages (学段).</summary>
public enum Stage
{
    /// <summary>Before school (学前).</summary>
    Kindergarten,

    /// <summary>Primary (小学).</summary>
    Primary,

    /// <summary>Junior secondary (初中).</summary>
    Junior,

    /// <summary>Senior high (高中).</summary>
    SeniorHigh,
}

/// <summary>Who runs the school (办学性质).</summary>
public enum Ownership
{
    /// <summary>公办.</summary>
    Public,

    /// <summary>民办.</summary>
    Private,
}
