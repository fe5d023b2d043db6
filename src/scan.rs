//! Finding the few bytes that matter among the many that do not.

/// Bytes that are looked at together: a vector register.
const CHUNK: usize = 16;

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

#[cfg(test)]
mod tests {
    use super::position;

    #[test]
    fn finds_the_first_wherever_it_stands() {
        for len in 0..70 {
            let mut bytes = vec![b'a'; len];
            assert_eq!(position(&bytes, |byte| byte == b'.'), None);
            for at in (0..len).rev() {
                bytes[at] = b'.';
                assert_eq!(position(&bytes, |byte| byte == b'.'), Some(at));
            }
        }
    }
}
