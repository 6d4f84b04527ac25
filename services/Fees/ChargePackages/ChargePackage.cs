using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Fees.ChargePackages;

/// <summary>What a line of a charge package is for.</summary>
public enum ChargeKind
{
    /// <summary>After-school service (课后服务).</summary>
    AfterSchoolService,

    /// <summary>Extended care after it (延时托管).</summary>
    ExtendedCare,

    /// <summary>Care and self-study before school (早到校看管和自习).</summary>
    EarlyArrivalCare,

    /// <summary>Care at noon (午餐午休看管).</summary>
    NoonCare,

    /// <summary>Evening self-study (晚自习).</summary>
    EveningStudy,

    /// <summary>Care that no document names.</summary>
    OtherCare,

    /// <summary>Insurance (保险).</summary>
    Insurance,

    /// <summary>Uniform (校服).</summary>
    Uniform,

    /// <summary>Meals (伙食).</summary>
    Meal,

    /// <summary>Textbooks and exercise books (教辅).</summary>
    Textbook,

    /// <summary>Anything else.</summary>
    OtherGoods,
}

/// <summary>As what a line is charged (收费类型).</summary>
public enum ChargeType
{
    /// <summary>A service fee (服务性收费).</summary>
    ServiceFee,

    /// <summary>Collected for somebody else (代收费).</summary>
    CollectionOnBehalf,
}

/// <summary>What a school means to charge for in a term (收费项目): lines that a family consents to one by one.</summary>
public sealed class ChargePackage
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>Its lines.</summary>
    public required List<ChargeLine> Lines { get; init; }

    /// <summary>When it was saved.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>Edition it was saved under.</summary>
    public required string Edition { get; init; }
}

/// <summary>One thing charged.</summary>
public sealed class ChargeLine
{
    /// <summary>What it is for.</summary>
    public required ChargeKind Kind { get; init; }

    /// <summary>As what it is charged.</summary>
    public required ChargeType Type { get; init; }

    /// <summary>Minutes of service a day, where the line is for one length.</summary>
    public int? Minutes { get; init; }

    /// <summary>How it is called towards families.</summary>
    public required string Title { get; init; }

    /// <summary>How much, in fen.</summary>
    public required long AmountFen { get; init; }

    /// <summary>Whether the family consents to this line by itself (逐项自愿).</summary>
    public required bool OwnConsent { get; init; }

    /// <summary>As <see cref="AmountFen"/>.</summary>
    public Money Amount => new(AmountFen);
}
