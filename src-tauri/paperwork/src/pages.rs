//! Pages of a PDF that someone else made, drawn in memory. Nothing in it is run and nothing it names is
//! fetched; what cannot be drawn is left out.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};

/// The most pixels of a drawn page in either direction.
const MOST: f32 = 6000.0;

/// Returns how many pages there are; 0 for what is no PDF, is damaged beyond reading, or is locked with a
/// password.
pub fn count(pdf: &[u8]) -> u32 {
    Pdf::new(pdf.to_vec()).map_or(0, |pdf| u32::try_from(pdf.pages().len()).unwrap_or(u32::MAX))
}

/// Draws a page, counted from 0, so many pixels wide; returns PNG. None for a page that is not there.
pub fn draw(pdf: &[u8], page: u32, width: u32) -> Option<Vec<u8>> {
    let pdf = Pdf::new(pdf.to_vec()).ok()?;
    let page = pdf.pages().get(usize::try_from(page).ok()?)?;
    let (own_width, own_height) = page.render_dimensions();
    if !(own_width > 0.0 && own_height > 0.0) {
        return None;
    }
    let wanted = f32::from(u16::try_from(width).ok()?) / own_width;
    let scale = wanted.min(MOST / own_width).min(MOST / own_height);
    let settings = RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..Default::default() };
    let cache = RenderCache::new();
    render(page, &cache, &InterpreterSettings::default(), &settings).into_png().ok()
}
