using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Enrolment.OnlineResources;

/// <summary>Whose an online resource is.</summary>
public enum ResourceOrigin
{
    /// <summary>A national platform's (国家平台).</summary>
    National,

    /// <summary>A province's or region's (省级平台).</summary>
    Provincial,

    /// <summary>Collected or made by city or county (地方征集、开发).</summary>
    Local,

    /// <summary>Made by the school.</summary>
    School,
}

/// <summary>
/// An online resource that pupils may use for the service (线上课后服务资源). It costs nobody anything: there is no field for a price.
/// An education authority offers it to all schools of its division, a school to its own pupils.
/// </summary>
/// <remarks>ENR-080, 082.</remarks>
public sealed class OnlineResource
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school that offers it; none where an authority does.</summary>
    public Guid? SchoolId { get; init; }

    /// <summary>Where it is offered: the school's division, or the authority's.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>Whose it is.</summary>
    public required ResourceOrigin Origin { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>The platform it is on.</summary>
    public required string Platform { get; init; }

    /// <summary>Its address, https.</summary>
    public required string Url { get; init; }

    /// <summary>Code of the activity it is for.</summary>
    public required string Activity { get; init; }

    /// <summary>Grades it is for.</summary>
    public required int[] Grades { get; init; }

    /// <summary>Account of the one who looked at it and offers it.</summary>
    public required Guid OfferedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was taken back; none while it is offered.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>It is offered no more.</summary>
    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;
}
