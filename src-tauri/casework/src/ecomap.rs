//! Where people and services stand on a small map round the person.

use std::f64::consts::TAU;

/// The most places on one ring.
pub const ONE_RING: usize = 12;
/// The most places on the map; the rest are only counted.
pub const MOST: usize = 24;
/// How far from the person the inner of two rings is.
pub const INNER_RADIUS: f64 = 0.55;
/// No two places are nearer than this to each other, nor any to the person.
pub const LEAST_APART: f64 = 0.38;

/// Returns the places in the list's order, each `(x, y)` from -1 to 1 with the person at (0, 0), x to the
/// right and y downwards as on a screen. The first is at the top, the others follow clockwise. More than
/// [`ONE_RING`] stand on two rings, the first third on the inner one.
pub fn places(count: usize) -> Vec<(f64, f64)> {
    let shown = count.min(MOST);
    let inner = if shown > ONE_RING { shown / 3 } else { 0 };
    ring(inner, INNER_RADIUS).chain(ring(shown - inner, 1.0)).collect()
}

/// Returns how many have no place on the map.
pub fn without_place(count: usize) -> usize {
    count.saturating_sub(MOST)
}

fn ring(count: usize, radius: f64) -> impl Iterator<Item = (f64, f64)> {
    let step = TAU / f64::from(u8::try_from(count.clamp(1, MOST)).unwrap_or(u8::MAX));
    (0..count).scan(0.0, move |angle: &mut f64, _| {
        let place = (rounded(radius * angle.sin()), rounded(-radius * angle.cos()));
        *angle += step;
        Some(place)
    })
}

/// Rounds to four places, so that every computer draws the same map; minus nought becomes nought.
fn rounded(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_stand_at_the_top_right_bottom_and_left() {
        let expected = [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)];
        assert_eq!(places(4), expected, "from the top, clockwise");
        assert_eq!(places(0), [], "nobody, no place");
    }

    #[test]
    fn every_one_up_to_the_most_has_a_place_and_the_rest_are_counted() {
        for count in 0..40 {
            assert_eq!(places(count).len() + without_place(count), count, "nobody is lost");
        }
        assert_eq!(places(400).len(), MOST, "no more fit");
    }

    #[test]
    fn more_than_a_ring_of_people_stand_on_two() {
        let radii: Vec<f64> = places(24).iter().map(|(x, y)| x.hypot(*y)).collect();
        assert_eq!(radii.iter().filter(|radius| **radius < 0.6).count(), 8, "a third inside");
        assert!(places(12).iter().all(|(x, y)| x.hypot(*y) > 0.99), "twelve need one ring only");
    }

    #[test]
    fn no_two_places_touch() {
        for count in 1..=MOST {
            let mut all = places(count);
            all.push((0.0, 0.0));
            for (n, one) in all.iter().enumerate() {
                for other in &all[..n] {
                    let apart = (one.0 - other.0).hypot(one.1 - other.1);
                    assert!(apart >= LEAST_APART, "{count} places: {one:?} and {other:?}");
                }
            }
        }
    }
}
