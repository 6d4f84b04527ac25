namespace AfterSchool.Gateway.Admission;

/// <summary>
/// Who waits, in the order in which they came, and who has been let in. A caller is an account, whatever address it
/// comes from: a whole school behind one address has as many turns as people. Time is an argument, in seconds of a
/// clock that only goes forward.
/// </summary>
internal sealed class Line
{
    /// <summary>Callers in line; whoever comes when so many wait is told to come later, without a place.</summary>
    public const int MostWaiting = 200_000;

    /// <summary>Seconds without a request after which somebody has left the line, or gives back the turn.</summary>
    public const double Patience = 90;

    /// <summary>Seconds for which a form may be filled in, by whoever had a turn.</summary>
    public const double FillingIn = 30 * 60;

    /// <summary>Seconds between two forms of one who had no turn in that time.</summary>
    public const double SecondsBetweenForms = 10;

    private readonly Queue<Ticket> _line = new();
    private readonly Dictionary<string, Ticket> _tickets = [];
    private readonly Dictionary<string, double> _passes = [];
    private readonly Dictionary<string, double> _turns = [];
    private readonly Dictionary<string, double> _forms = [];
    private long _numbers;

    /// <summary>Callers let in since the last count.</summary>
    public int LetIn { get; private set; }

    /// <summary>Whether anybody waits.</summary>
    public bool IsEmpty => _line.Count == 0;

    /// <summary>A caller asks: 0 is let in, otherwise the place in line, 1 for the next.</summary>
    /// <param name="caller">The account.</param>
    /// <param name="isOpen">Whether whoever is new may come in without waiting.</param>
    /// <param name="now">Seconds.</param>
    public int Ask(string caller, bool isOpen, double now)
    {
        if (_passes.TryGetValue(caller, out var seen) && now - seen <= Patience)
        {
            _passes[caller] = _turns[caller] = now;
            return 0;
        }

        if (_tickets.TryGetValue(caller, out var ticket))
        {
            ticket.Seen = now;
            return (int)(ticket.Number - _line.Peek().Number + 1);
        }

        // Nobody comes in past those who wait.
        if (isOpen && IsEmpty)
        {
            Admit(caller, now);
            return 0;
        }

        if (_tickets.Count >= MostWaiting)
            return MostWaiting;
        ticket = new Ticket(caller, ++_numbers) { Seen = now };
        _tickets[caller] = ticket;
        _line.Enqueue(ticket);
        return (int)(ticket.Number - _line.Peek().Number + 1);
    }

    /// <summary>Whether a form is taken past the line.</summary>
    public bool TakesForm(string caller, double now)
    {
        if (_turns.TryGetValue(caller, out var had) && now - had <= FillingIn)
            return true;
        if (_forms.TryGetValue(caller, out var sent) && now - sent < SecondsBetweenForms)
            return false;
        _forms[caller] = now;
        return true;
    }

    /// <summary>Lets the next so many in; those who have left are passed over, so that their turn is not lost to the others.</summary>
    public void Call(int callers, double now)
    {
        while (callers > 0 && _line.TryDequeue(out var next))
        {
            _tickets.Remove(next.Caller);
            if (now - next.Seen > Patience)
                continue;
            Admit(next.Caller, now);
            callers--;
        }
    }

    /// <summary>Begins a new count of those let in, and forgets whoever has gone.</summary>
    public int Count(double now)
    {
        Forget(_passes, Patience, now);
        Forget(_turns, FillingIn, now);
        Forget(_forms, SecondsBetweenForms, now);
        var letIn = LetIn;
        LetIn = 0;
        return letIn;
    }

    private static void Forget(Dictionary<string, double> seen, double after, double now)
    {
        foreach (var (caller, at) in seen)
            if (now - at > after)
                seen.Remove(caller);
    }

    private void Admit(string caller, double now)
    {
        _passes[caller] = _turns[caller] = now;
        LetIn++;
    }

    private sealed class Ticket(string caller, long number)
    {
        public string Caller => caller;

        public long Number => number;

        public double Seen { get; set; }
    }
}
