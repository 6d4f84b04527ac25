namespace AfterSchool.Gateway.Admission;

/// <summary>
/// The gate before a group of replicas. It stands open until they fall behind: until what is under way would take
/// longer than
/// <see cref="MostSeconds"/> at the rate at which they answer (Little's law), or answers take that long. From then on
/// it lets people in at a rate that follows from what it measures each second: fewer while they are behind, more while
/// they are not. Nothing is configured.
/// </summary>
/// <param name="drillPerSecond">Closes the gate whatever the load, and lets so many in; null: no drill.</param>
internal sealed class Gate(int? drillPerSecond)
{
    /// <summary>What an answer may take before new callers wait.</summary>
    public const double MostSeconds = 0.5;

    // So few are in nobody's way, however long each takes.
    private const int FewUnderWay = 32;
    private const int CalmSeconds = 5;
    private readonly Lock _lock = new();
    private readonly Line _line = new();
    private int _underWay;
    private int _underWayBefore;
    private int _answered;
    private double _secondsTaken;
    private double _perSecond;
    private double _answersPerSecond;
    private int _calm;

    /// <summary>Whether new callers wait.</summary>
    public bool IsClosed { get; private set; } = drillPerSecond is not null;

    /// <summary>Callers let in a second.</summary>
    public double PerSecond => drillPerSecond ?? _perSecond;

    /// <summary>A caller asks to come in.</summary>
    public Turn Ask(string caller, double now)
    {
        lock (_lock)
        {
            var place = _line.Ask(caller, !IsClosed, now);
            if (place > 0)
                return new Turn(place, Math.Max(1, place / Math.Max(PerSecond, 0.1)));
            // Whoever is in is held up for a moment rather than made to wait behind a second's work.
            return IsFull(times: 2) ? Turn.InAMoment : Turn.Now;
        }
    }

    /// <summary>
    /// A caller sends a form: what was filled in cannot be kept here and may have taken longer than a turn lasts, so it goes past
    /// the line, now and then from whoever has had no turn, and only while there is any room.
    /// </summary>
    public Turn AskWithForm(string caller, double now)
    {
        lock (_lock)
            return !IsClosed ? Turn.Now
                : IsFull(times: 4) ? Turn.InAMoment
                : _line.TakesForm(caller, now) ? Turn.Now
                : new Turn(0, Line.SecondsBetweenForms);
    }

    /// <summary>A request goes through.</summary>
    public void Enter()
    {
        lock (_lock)
            _underWay++;
    }

    /// <summary>It is answered.</summary>
    /// <param name="seconds">How long that took; null for one that says nothing of it, as one that was given up.</param>
    public void Leave(double? seconds)
    {
        lock (_lock)
        {
            _underWay--;
            if (seconds is not { } taken)
                return;
            _answered++;
            _secondsTaken += taken;
        }
    }

    /// <summary>Once a second: looks at the last one and calls those whose turn it is.</summary>
    public void Tick(double now)
    {
        lock (_lock)
        {
            var letIn = _line.Count(now);
            var isBehind = IsBehind();
            _answersPerSecond = Math.Max(_answered, 0.8 * _answersPerSecond);
            (_answered, _secondsTaken, _underWayBefore) = (0, 0, _underWay);
            if (drillPerSecond is null)
                Adapt(isBehind, letIn);
            if (IsClosed)
                _line.Call(Math.Max(1, (int)PerSecond), now);
        }
    }

    private bool IsFull(int times) =>
        IsClosed && _underWay >= Math.Max(times * FewUnderWay, times * MostSeconds * _answersPerSecond);

    // Who has come in this second has not waited yet: a crowd at once is no delay.
    private bool IsBehind()
    {
        var stays = Math.Min(_underWay, _underWayBefore);
        return _underWay + _answered > FewUnderWay
            && (
                stays > FewUnderWay && stays > MostSeconds * _answered
                || _answered > 0 && _secondsTaken / _answered > MostSeconds
            );
    }

    private void Adapt(bool isBehind, int letIn)
    {
        if (isBehind && !IsClosed)
            (IsClosed, _perSecond) = (true, Math.Max(1, letIn * 0.5));
        else if (isBehind)
            _perSecond = Math.Max(1, _perSecond * 0.7);
        else if (IsClosed)
            _perSecond = _perSecond * 1.2 + 1;
        _calm = isBehind || !_line.IsEmpty ? 0 : _calm + 1;
        if (_calm >= CalmSeconds)
            IsClosed = false;
    }
}

/// <summary>Whether a caller comes in.</summary>
/// <param name="Place">0: now. Otherwise the place in line.</param>
/// <param name="Seconds">When to come again.</param>
internal readonly record struct Turn(int Place, double Seconds)
{
    public static readonly Turn Now = new(0, 0);

    /// <summary>Is in already, and comes again in a second.</summary>
    public static readonly Turn InAMoment = new(0, 1);

    public bool IsNow => Seconds == 0;
}
