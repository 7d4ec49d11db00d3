//! Mounts the page.

mod app;

fn main() {
    app::start();
}
