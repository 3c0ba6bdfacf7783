//! How often a client may ask.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How many seconds' worth of requests a client may make at once after a rest.
const BURST_SECONDS: f64 = 4.0;

/// How many clients are remembered before those that have rested are forgotten.
const MAX_CLIENTS: usize = 10_000;

/// A token bucket for each client address: it fills at a steady rate, and each request takes a token.
#[derive(Debug)]
pub struct RateLimit {
    per_second: f64,
    buckets: Mutex<HashMap<IpAddr, Bucket>>,
}

#[derive(Clone, Copy, Debug)]
struct Bucket {
    tokens: f64,
    at: Instant,
}

impl RateLimit {
    /// Allows `per_second` requests a second for each client, and four times as many at once after a rest. Zero allows
    /// any number.
    pub fn new(per_second: u32) -> Self {
        Self {
            per_second: per_second.into(),
            buckets: Mutex::default(),
        }
    }

    /// Takes a token for a request at `now`, or says how long there will be none.
    pub fn take(&self, client: IpAddr, now: Instant) -> Result<(), Duration> {
        if self.per_second == 0.0 {
            return Ok(());
        }
        let burst = self.per_second * BURST_SECONDS;
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MAX_CLIENTS {
            buckets.retain(|_, bucket| bucket.filled(now, self.per_second) < burst);
        }
        if buckets.len() >= MAX_CLIENTS {
            // So many busy clients at once: forgetting them costs less than running out of memory.
            buckets.clear();
        }
        let bucket = buckets.entry(network(client)).or_insert(Bucket {
            tokens: burst,
            at: now,
        });
        bucket.tokens = bucket.filled(now, self.per_second).min(burst);
        bucket.at = now;
        if bucket.tokens < 1.0 {
            return Err(Duration::from_secs_f64(
                (1.0 - bucket.tokens) / self.per_second,
            ));
        }
        bucket.tokens -= 1.0;
        Ok(())
    }
}

impl Bucket {
    fn filled(&self, now: Instant, per_second: f64) -> f64 {
        self.tokens + now.saturating_duration_since(self.at).as_secs_f64() * per_second
    }
}

/// One IPv6 client has a /64 network of addresses to choose from.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let prefix = u128::from(address) & !u128::from(u64::MAX);
            IpAddr::V6(prefix.into())
        }
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1));
    const B: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 2));

    #[test]
    fn a_client_may_make_a_burst_and_then_waits_while_others_do_not() {
        let limit = RateLimit::new(2);
        let start = Instant::now();
        let taken = (0..20).take_while(|_| limit.take(A, start).is_ok()).count();
        assert_eq!(taken, 8);
        assert_eq!(limit.take(A, start), Err(Duration::from_millis(500)));
        assert_eq!(limit.take(B, start), Ok(()));
        assert_eq!(limit.take(A, start + Duration::from_millis(500)), Ok(()));
        assert!(limit.take(A, start + Duration::from_millis(501)).is_err());
    }

    #[test]
    fn a_rate_of_zero_is_no_limit() {
        let limit = RateLimit::new(0);
        assert!((0..10_000).all(|_| limit.take(A, Instant::now()).is_ok()));
    }

    #[test]
    fn addresses_of_one_ipv6_network_are_one_client() {
        let limit = RateLimit::new(1);
        let now = Instant::now();
        let address = |host: u128| IpAddr::V6((0x2001_0db8_u128 << 96 | host).into());
        let taken = (0..20)
            .take_while(|host| limit.take(address(*host), now).is_ok())
            .count();
        assert_eq!(taken, 4);
        assert_eq!(limit.take(address(1 << 64), now), Ok(()));
    }

    #[test]
    fn many_clients_do_not_take_memory_without_end() {
        let limit = RateLimit::new(1);
        let now = Instant::now();
        for number in 0..30_000_u32 {
            let _ = limit.take(IpAddr::V4(number.into()), now);
        }
        assert!(
            limit
                .buckets
                .lock()
                .is_ok_and(|buckets| buckets.len() <= MAX_CLIENTS)
        );
    }
}
