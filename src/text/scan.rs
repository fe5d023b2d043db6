//! Finding the few bytes that matter among the many that do not.

/// Bytes that are looked at together. Twice as many were slower: what is looked for comes too often.
const CHUNK: usize = 8;

/// Where the first byte stands of which `is_wanted` holds.
///
/// `is_wanted` is best made of comparisons alone, without a table: then a chunk takes about as long as a byte.
#[inline]
pub(crate) fn position(bytes: &[u8], is_wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let (chunks, _) = bytes.as_chunks::<CHUNK>();
    let mut start = 0;
    for chunk in chunks {
        let holds_any = chunk
            .iter()
            .fold(0, |any, &byte| any | u8::from(is_wanted(byte)));
        if holds_any != 0 {
            break;
        }
        start += CHUNK;
    }
    let offset = bytes[start..].iter().position(|&byte| is_wanted(byte))?;
    Some(start + offset)
}

/// Where the first byte stands to which `classes` gives another class than zero.
///
/// Chunks are added up without a branch, and so is the place in the chunk: neither can be guessed.
#[inline]
pub(crate) fn class_position(bytes: &[u8], classes: &[u8; 256]) -> Option<usize> {
    let class = |byte: &u8| classes[usize::from(*byte)];
    let (chunks, rest) = bytes.as_chunks::<CHUNK>();
    let is_plain = |chunk: &&[u8; CHUNK]| chunk.iter().fold(0, |any, byte| any | class(byte)) == 0;
    let n_plain = chunks.iter().take_while(is_plain).count();
    if let Some(chunk) = chunks.get(n_plain) {
        let found = chunk
            .iter()
            .rev()
            .fold(0_u64, |found, byte| (found << 8) | u64::from(class(byte)));
        return Some(CHUNK * n_plain + found.trailing_zeros() as usize / 8);
    }
    let at = rest.iter().position(|byte| class(byte) != 0)?;
    Some(CHUNK * n_plain + at)
}

/// Of how many bytes `is_wanted` holds; made of comparisons alone, it is asked of many bytes at once.
#[inline]
pub(crate) fn count(bytes: &[u8], is_wanted: impl Fn(u8) -> bool) -> usize {
    // Counts that fit into a byte, so that as many are kept side by side as bytes are compared.
    let part = |bytes: &[u8]| {
        let ones = bytes.iter().map(|&byte| u8::from(is_wanted(byte)));
        usize::from(ones.sum::<u8>())
    };
    bytes.chunks(usize::from(u8::MAX)).map(part).sum()
}

#[cfg(test)]
mod tests {
    use super::{class_position, count, position};

    #[test]
    fn counts_all_however_many() {
        for len in [0, 1, 254, 255, 256, 1000] {
            assert_eq!(count(&vec![b'.'; len], |byte| byte == b'.'), len);
            assert_eq!(count(&vec![b'.'; len], |byte| byte == b'a'), 0);
        }
    }

    #[test]
    fn finds_the_first_wherever_it_stands() {
        let mut classes = [0; 256];
        classes[usize::from(b'.')] = 3;
        for len in 0..70 {
            let mut bytes = vec![b'a'; len];
            assert_eq!(position(&bytes, |byte| byte == b'.'), None);
            assert_eq!(class_position(&bytes, &classes), None);
            for at in (0..len).rev() {
                bytes[at] = b'.';
                assert_eq!(position(&bytes, |byte| byte == b'.'), Some(at));
                assert_eq!(class_position(&bytes, &classes), Some(at));
            }
        }
    }
}
