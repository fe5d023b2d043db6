//! Formats that begin with bytes of their own.

use memchr::memmem;

use super::Foreign;

/// Where the bytes stand, the bytes, what the file is, and what to do about it.
type Signature = (usize, &'static [u8], &'static str, &'static str);

const AS_PLAIN: &str = "pandoc --to plain {} | byline classify -";
const AS_RTF: &str = "pandoc --from rtf --to plain {} | byline classify -";
const AS_TEXT: &str = "save it as text or as a web page";
const AS_CSV: &str = "save it as CSV";
const OCR: &str = "tesseract {} - | byline classify -";
const TRANSCRIPT: &str = "a transcript can be read";
const UNPACK: &str = "unpack it, and give the folder";

/// Formats that are no plain text.
const SIGNATURES: [Signature; 38] = [
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image", OCR),
    (0, b"\xff\xd8\xff", "a JPEG image", OCR),
    (0, b"GIF87a", "a GIF image", OCR),
    (0, b"GIF89a", "a GIF image", OCR),
    (0, b"II*\0", "a TIFF image", OCR),
    (0, b"MM\0*", "a TIFF image", OCR),
    (8, b"WEBPVP8", "a WebP image", OCR),
    (4, b"ftypheic", "a HEIC image", OCR),
    (4, b"ftypavif", "an AVIF image", OCR),
    (
        0,
        b"%PDF-",
        "a PDF document",
        "pdftotext {} - | byline classify -",
    ),
    (
        0,
        b"%!PS",
        "a PostScript document",
        "ps2ascii {} | byline classify -",
    ),
    (
        0,
        b"AT&TFORM",
        "a DjVu document",
        "djvutxt {} | byline classify -",
    ),
    (
        0,
        b"\xd0\xcf\x11\xe0",
        "an old Office document (such as .doc or .xls)",
        AS_TEXT,
    ),
    (0, b"{\\rtf", "an RTF document", AS_RTF),
    (60, b"BOOKMOBI", "a Mobipocket book", AS_TEXT),
    (
        0,
        b"bplist00",
        "a binary property list (as .webarchive files are)",
        "save the page as HTML",
    ),
    (
        0,
        b"BZh91AY",
        "a bzip2 archive",
        "bzcat {} | byline classify -",
    ),
    (
        0,
        b"\xfd7zXZ\0",
        "an xz archive",
        "xzcat {} | byline classify -",
    ),
    (
        0,
        b"\x04\x22\x4d\x18",
        "an LZ4 archive",
        "lz4cat {} | byline classify -",
    ),
    (
        0,
        b"\x1f\x9d",
        "a compress archive (.Z)",
        "zcat {} | byline classify -",
    ),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", UNPACK),
    (0, b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (257, b"ustar", "a tar archive", UNPACK),
    // Where one is found here, it was packed twice.
    (
        0,
        b"\x1f\x8b",
        "a gzip archive inside an archive",
        "unpack it once",
    ),
    (
        0,
        b"\x28\xb5\x2f\xfd",
        "a Zstandard archive inside an archive",
        "unpack it once",
    ),
    (0, b"\x7fELF", "an ELF program", ""),
    (0, b"\0asm", "a WebAssembly module", ""),
    (0, b"\xca\xfe\xba\xbe", "a Java class or Mach-O program", ""),
    (0, b"SQLite format 3\0", "an SQLite database", AS_CSV),
    (
        0,
        b"ARROW1\0\0",
        "an Arrow file",
        "write it as Parquet or CSV",
    ),
    (0, b"Obj\x01", "an Avro file", "write it as Parquet or CSV"),
    (0, b"OggS", "an Ogg recording", TRANSCRIPT),
    (0, b"ID3", "an MP3 recording", TRANSCRIPT),
    (8, b"WAVEfmt ", "a WAV recording", TRANSCRIPT),
    (4, b"ftyp", "an MPEG-4 recording", TRANSCRIPT),
    (
        0,
        b"\x1a\x45\xdf\xa3",
        "a Matroska or WebM recording",
        TRANSCRIPT,
    ),
    (
        0,
        b"\xff\xfe\0\0",
        "UTF-32 text",
        "iconv -f UTF-32 -t UTF-8 {} | byline classify -",
    ),
    (
        0,
        b"\0\0\xfe\xff",
        "UTF-32 text",
        "iconv -f UTF-32 -t UTF-8 {} | byline classify -",
    ),
];

/// What a ZIP archive is by the names and first file in it.
const ZIPPED: [(&[u8], &str, &str); 7] = [
    (b"word/", "a Word document (.docx)", AS_PLAIN),
    (b"xl/", "an Excel workbook (.xlsx)", AS_CSV),
    (b"ppt/", "a PowerPoint presentation (.pptx)", AS_TEXT),
    (b"mimetypeapplication/epub+zip", "an EPUB book", AS_PLAIN),
    (
        b"mimetypeapplication/vnd.oasis.opendocument.text",
        "an OpenDocument text (.odt)",
        AS_PLAIN,
    ),
    (
        b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        "an OpenDocument table (.ods)",
        AS_CSV,
    ),
    (b"Index/Document.iwa", "a Pages document", AS_TEXT),
];

/// What a file that starts with `head` is, if its first bytes name a format that is no plain text.
pub(crate) fn signature(head: &[u8]) -> Option<Foreign> {
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        let zipped = ZIPPED.iter();
        let known = |(name, ..): &&(&[u8], &str, &str)| memmem::find(head, name).is_some();
        let (found, remedy) = zipped
            .copied()
            .find(|entry| known(&entry))
            .map_or(("a ZIP archive", UNPACK), |(_, found, remedy)| {
                (found, remedy)
            });
        return Some(Foreign::binary(found).remedy(remedy));
    }
    let is_there = |&&(offset, magic, ..): &&Signature| {
        head.get(offset..)
            .is_some_and(|head| head.starts_with(magic))
    };
    let &(.., found, remedy) = SIGNATURES.iter().find(is_there)?;
    let foreign = Foreign::binary(found);
    Some(if remedy.is_empty() {
        foreign
    } else {
        foreign.remedy(remedy)
    })
}
