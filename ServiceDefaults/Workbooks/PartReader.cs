using System.Text;
using System.Xml;

namespace AfterSchool.ServiceDefaults.Workbooks;

/// <summary>
/// Reads a part as XML and holds no more of it than what it stands on: without a document type, without anything from elsewhere, and under
/// limits of what a reader itself keeps. Bytes alone limit nothing: three make a level, and a level is kept as an object.
/// </summary>
/// <remarks>Derived from the one reader of the framework that can be; <see cref="XmlReader.Create(TextReader)"/> gives sealed ones.</remarks>
internal sealed class PartReader : XmlTextReader
{
    // A sheet with everything that programs hang on it has about ten.
    private const int MostDepth = 64;

    public PartReader(Stream part, bool keepsSpace)
        : base(new Tags(part), new FewNames())
    {
        DtdProcessing = DtdProcessing.Prohibit;
        XmlResolver = null;
        Normalization = true;
        EntityHandling = EntityHandling.ExpandEntities;
        WhitespaceHandling = keepsSpace ? WhitespaceHandling.All : WhitespaceHandling.Significant;
    }

    /// <inheritdoc/>
    public override bool Read()
    {
        var goesOn = base.Read();
        return Depth <= MostDepth ? goesOn : throw new InvalidDataException("It is nested too deep.");
    }

    /// <inheritdoc/>
    public override void Skip()
    {
        // The inherited one goes down by itself and would count no level.
        var (depth, isEmpty) = (Depth, NodeType is not XmlNodeType.Element || IsEmptyElement);
        while (!isEmpty && Read() && Depth > depth) { }
        Read();
    }

    /// <summary>
    /// The text of a part. A reader takes a whole tag, or a whole run of text, before anybody can look at it; so what comes between two
    /// signs <c>&lt;</c> is limited here. No spreadsheet writes comments, CDATA or instructions, in which that sign could hide.
    /// </summary>
    private sealed class Tags(Stream part) : TextReader
    {
        // A cell holds 32,767 characters; a list of places in one attribute may be longer.
        private const int MostBetween = 256 * 1024;

        private readonly StreamReader _text = new(part, new UTF8Encoding(false, throwOnInvalidBytes: true));
        private int _since;
        private char _before;
        private bool _isBegun;
        private bool _isDeclared;

        public override int Peek() => _text.Peek();

        public override int Read()
        {
            var sign = _text.Read();
            if (sign >= 0)
                Look((char)sign);
            return sign;
        }

        public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

        public override int Read(Span<char> buffer)
        {
            var read = _text.Read(buffer);
            foreach (var sign in buffer[..read])
                Look(sign);
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _text.Dispose();
            base.Dispose(disposing);
        }

        private void Look(char sign)
        {
            if (_before == '<' && (sign == '!' || (sign == '?' && _isBegun)))
                throw new InvalidDataException("It has what no spreadsheet writes.");
            if (_before == '<')
                (_isBegun, _isDeclared) = (true, sign == '?');
            if (sign == '<' && _isDeclared)
                throw new InvalidDataException("Its declaration does not end.");
            _isDeclared &= sign != '>';
            _since = sign == '<' ? 0 : _since + 1;
            _before = sign;
            if (_since > MostBetween)
                throw new InvalidDataException("A tag or a text is too long.");
        }
    }

    /// <summary>Names are kept as long as the reader; a format has some hundreds.</summary>
    private sealed class FewNames : NameTable
    {
        private const int Most = 10_000;
        private int _count;

        public override string Add(string key) => Get(key) ?? (IsOneMore() ? base.Add(key) : throw TooMany());

        public override string Add(char[] key, int start, int len) =>
            Get(key, start, len) ?? (IsOneMore() ? base.Add(key, start, len) : throw TooMany());

        private bool IsOneMore() => ++_count <= Most;

        private static InvalidDataException TooMany() => new("It has too many names.");
    }
}
