using System.IO.Compression;
using System.Xml;

namespace AfterSchool.ServiceDefaults.Workbooks;

/// <summary>
/// An .xlsx file that somebody sent: opened under limits, nothing in it is run, and nothing outside it is looked up. What cannot be read
/// safely is <see cref="InvalidDataException"/> or <see cref="XmlException"/>.
/// </summary>
internal sealed class WorkbookFile : IDisposable
{
    /// <summary>Everything in it together, unpacked: a picture of a screen is eight megabytes.</summary>
    public const long MostUnpackedBytes = 64 * 1024 * 1024;

    // What is read as XML, in all: ten thousand rows of thirty cells.
    private const long MostReadBytes = 32 * 1024 * 1024;

    private const int MostParts = 1_000;

    // Rows alike pack to a fiftieth; a bomb to a thousandth.
    private const int MostRatio = 200;
    private const int RatioCountsFrom = 1024 * 1024;

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private long _left = MostUnpackedBytes;
    private long _leftToRead = MostReadBytes;

    private WorkbookFile(ZipArchive zip) => _zip = zip;

    /// <summary>Its parts, in the order they lie in the file.</summary>
    public IEnumerable<ZipArchiveEntry> Parts => _zip.Entries;

    /// <summary>Whether it brings programs of its own.</summary>
    public bool HasMacros =>
        _parts.Keys.Any(name =>
            name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("xl/macrosheets/", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("xl/dialogsheets/", StringComparison.OrdinalIgnoreCase)
        ) || MentionsMacros();

    /// <summary>Opens it.</summary>
    public static WorkbookFile Open(Stream file)
    {
        var opened = new WorkbookFile(new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true));
        try
        {
            opened.Index();
            return opened;
        }
        catch (InvalidDataException)
        {
            opened.Dispose();
            throw;
        }
    }

    public void Dispose() => _zip.Dispose();

    /// <summary>Whether there is such a part.</summary>
    public bool Has(string part) => _parts.ContainsKey(part);

    /// <summary>Whether that is the part.</summary>
    public static bool Is(ZipArchiveEntry entry, string part) =>
        NameOf(entry).Equals(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a part as XML without a document type and without anything from elsewhere.</summary>
    public XmlReader Read(string part, bool keepsSpace = false) =>
        _parts.TryGetValue(part, out var entry)
            ? new PartReader(new Unpacking(this, entry, isRead: true), keepsSpace)
            : throw new InvalidDataException("A part is missing.");

    /// <summary>Reads a part as it is.</summary>
    public Stream Unpack(ZipArchiveEntry entry) => new Unpacking(this, entry, isRead: false);

    /// <summary>Whether that is what a file throws which cannot be read safely.</summary>
    public static bool IsUnreadable(Exception broken) =>
        broken
            is InvalidDataException
                or XmlException
                or FormatException
                or ArgumentException
                or NotSupportedException
                or OverflowException
                or IOException;

    private void Index()
    {
        if (_zip.Entries.Count > MostParts || _zip.Entries.Sum(entry => entry.Length) > MostUnpackedBytes)
            throw new InvalidDataException("There is too much in it.");
        foreach (var entry in _zip.Entries)
            // Of two parts under one name nobody knows which another reader takes.
            if (!_parts.TryAdd(NameOf(entry), entry))
                throw new InvalidDataException("A part is there twice.");
    }

    private bool MentionsMacros()
    {
        using var types = Read("[Content_Types].xml");
        while (types.Read())
            if (types.GetAttribute("ContentType")?.Contains("macro", StringComparison.OrdinalIgnoreCase) == true)
                return true;
        return false;
    }

    private static string NameOf(ZipArchiveEntry entry) => entry.FullName.Replace('\\', '/').TrimStart('/');

    // Counts what really comes out: what the file says of its own length is the sender's word.
    private sealed class Unpacking(WorkbookFile file, ZipArchiveEntry entry, bool isRead) : Stream
    {
        private readonly Stream _inner = entry.Open();
        private long _read;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = _inner.Read(buffer);
            _read += read;
            file._left -= read;
            if (isRead)
                file._leftToRead -= read;
            if (file._left < 0 || file._leftToRead < 0 || (isRead && IsBomb))
                throw new InvalidDataException("More comes out of it than is taken in.");
            return read;
        }

        // A blank picture, which is copied and not read, packs as well as a bomb.
        private bool IsBomb => _read > RatioCountsFrom && _read / MostRatio > entry.CompressedLength;

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
