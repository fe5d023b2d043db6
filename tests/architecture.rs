//! The arrows between modules: inside a crate they point one way, so that each folder can be read by itself.
//!
//! A file points at another where a path in it leads there, through re-exports to the file that declares the item. Files
//! that point at each other in a circle must lie in one folder below `src`, which is read as one.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use syn::visit::Visit;
use syn::{Item, ItemMod, ItemUse, UseTree};

use crate::judged::root;

/// A module by the names that lead to it from the root of its crate.
type Module = Vec<String>;

/// A crate as its source files show it.
#[derive(Default)]
struct Crate {
    files: BTreeMap<Module, PathBuf>,
    /// What modules name anew: the name in the module, and the path that it stands for.
    reexports: HashMap<(Module, String), Vec<String>>,
    /// The paths that each module uses, from the root of the crate.
    paths: BTreeMap<Module, BTreeSet<Vec<String>>>,
}

impl Crate {
    /// Reads the file of a module and those of its submodules.
    fn read(&mut self, module: Module, file: &Path) {
        let text = std::fs::read_to_string(file).unwrap();
        let syntax = syn::parse_file(&text).unwrap();
        self.files.insert(module.clone(), file.to_owned());
        let stem = file.file_stem().unwrap().to_str().unwrap();
        let folder = if ["lib", "main", "mod"].contains(&stem) {
            file.with_file_name("")
        } else {
            file.with_extension("")
        };
        for item in &syntax.items {
            match item {
                Item::Mod(inner) if inner.content.is_none() && !is_for_tests(inner) => {
                    let name = inner.ident.to_string();
                    let candidates = [
                        folder.join(format!("{name}.rs")),
                        folder.join(&name).join("mod.rs"),
                    ];
                    let file = candidates.iter().find(|file| file.exists());
                    let file = file.unwrap_or_else(|| panic!("no file of module {name}"));
                    self.read(below(&module, &name), file);
                }
                _ => {}
            }
        }
        let mut reader = PathReader {
            module: &module,
            paths: BTreeSet::new(),
            names: Vec::new(),
        };
        reader.visit_file(&syntax);
        let PathReader { paths, names, .. } = reader;
        for (name, path) in names {
            self.reexports.insert((module.clone(), name), path);
        }
        self.paths.insert(module, paths);
    }

    /// The module that declares what a path leads to; none where it leads out of the crate.
    fn target(&self, path: &[String], depth: usize) -> Option<Module> {
        let mut module = Module::new();
        for (idx, name) in path.iter().enumerate() {
            let inner = below(&module, name);
            if self.files.contains_key(&inner) {
                module = inner;
                continue;
            }
            let reexport = self.reexports.get(&(module.clone(), name.clone()));
            return match reexport {
                Some(path_of_name) if depth > 0 => {
                    let whole: Vec<String> = path_of_name
                        .iter()
                        .chain(&path[idx + 1..])
                        .cloned()
                        .collect();
                    self.target(&whole, depth - 1)
                }
                _ => Some(module),
            };
        }
        Some(module)
    }

    /// The files that each file points at.
    fn arrows(&self) -> BTreeMap<Module, BTreeSet<Module>> {
        let arrows = self.paths.iter().map(|(module, paths)| {
            let targets = paths.iter().filter_map(|path| self.target(path, 8));
            (
                module.clone(),
                targets.filter(|target| target != module).collect(),
            )
        });
        arrows.collect()
    }

    /// The circles of more than one file whose files do not all lie in one folder.
    fn wide_circles(&self) -> Vec<String> {
        let arrows = self.arrows();
        let reached: BTreeMap<&Module, BTreeSet<&Module>> = arrows
            .keys()
            .map(|module| (module, reachable(module, &arrows)))
            .collect();
        let mut seen = BTreeSet::new();
        let mut circles = Vec::new();
        for module in arrows.keys() {
            let circle: BTreeSet<&Module> = reached[module]
                .iter()
                .copied()
                .filter(|other| reached[other].contains(module))
                .collect();
            if circle.len() < 2 || !seen.insert(circle.clone()) {
                continue;
            }
            // The root of a crate is no folder of its own.
            let folders: BTreeSet<Option<&String>> =
                circle.iter().map(|module| module.first()).collect();
            if folders.len() > 1 || folders.contains(&None) {
                circles.push(self.shown(&circle, &arrows));
            }
        }
        circles
    }

    fn shown(
        &self,
        circle: &BTreeSet<&Module>,
        arrows: &BTreeMap<Module, BTreeSet<Module>>,
    ) -> String {
        let lines = circle.iter().map(|module| {
            let inside = arrows[*module]
                .iter()
                .filter(|target| circle.contains(target));
            let targets: Vec<String> = inside.map(|target| target.join("::")).collect();
            format!(
                "\n  {} -> {}",
                self.files[*module].display(),
                targets.join(", ")
            )
        });
        lines.collect()
    }
}

fn reachable<'a>(
    start: &'a Module,
    arrows: &'a BTreeMap<Module, BTreeSet<Module>>,
) -> BTreeSet<&'a Module> {
    let mut reached = BTreeSet::new();
    let mut open = vec![start];
    while let Some(module) = open.pop() {
        for target in arrows.get(module).into_iter().flatten() {
            if reached.insert(target) {
                open.push(target);
            }
        }
    }
    reached
}

/// Collects paths, from the root of the crate, and the names that `use` gives.
struct PathReader<'a> {
    module: &'a Module,
    paths: BTreeSet<Vec<String>>,
    names: Vec<(String, Vec<String>)>,
}

impl PathReader<'_> {
    /// A path from the root of the crate; none for a path that leads out of it or that begins with a name in scope.
    fn path_from_root(&self, path: &[String]) -> Option<Vec<String>> {
        let mut module = self.module.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => {
                module.clear();
                rest = &rest[1..];
            }
            "self" => rest = &rest[1..],
            "super" => {
                while rest.first().is_some_and(|name| name == "super") {
                    module.pop();
                    rest = &rest[1..];
                }
            }
            _ => return None,
        }
        module.extend_from_slice(rest);
        Some(module)
    }

    fn use_tree(&mut self, tree: &UseTree, before: &mut Vec<String>) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.use_tree(&path.tree, before);
                before.pop();
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.use_tree(tree, before);
                }
            }
            UseTree::Name(name) => self.used(&name.ident.to_string(), None, before),
            UseTree::Rename(rename) => {
                let new = rename.rename.to_string();
                self.used(&rename.ident.to_string(), Some(new), before);
            }
            UseTree::Glob(_) => {
                if let Some(path) = self.path_from_root(before) {
                    self.paths.insert(path);
                }
            }
        }
    }

    fn used(&mut self, name: &str, new: Option<String>, before: &[String]) {
        let mut path = before.to_vec();
        if name != "self" {
            path.push(name.to_owned());
        }
        // `pub use bootstrap::bootstrap` names a submodule without saying `self`.
        let path = self
            .path_from_root(&path)
            .unwrap_or_else(|| [self.module.clone(), path].concat());
        let new = new.or_else(|| path.last().cloned()).unwrap_or_default();
        self.names.push((new, path.clone()));
        self.paths.insert(path);
    }
}

impl<'ast> Visit<'ast> for PathReader<'_> {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if !is_for_tests(item) && item.content.is_none() {
            syn::visit::visit_item_mod(self, item);
        }
    }

    /// `pub(crate)` and `pub(super)` are no arrows.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.use_tree(&item.tree, &mut Vec::new());
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        if let Some(path) = self.path_from_root(&names) {
            self.paths.insert(path);
        }
        syn::visit::visit_path(self, path);
    }
}

fn below(module: &Module, name: &str) -> Module {
    let mut inner = module.clone();
    inner.push(name.to_owned());
    inner
}

fn is_for_tests(item: &ItemMod) -> bool {
    item.attrs.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && matches!(&attribute.meta, syn::Meta::List(list) if list.tokens.to_string() == "test")
    })
}

/// The source folders of the crates of the workspace.
fn crates() -> Vec<PathBuf> {
    let mut sources = vec![root("src")];
    for entry in std::fs::read_dir(root("crates")).unwrap() {
        sources.push(entry.unwrap().path().join("src"));
    }
    sources
}

#[test]
fn files_in_a_circle_lie_in_one_folder() {
    let mut circles = Vec::new();
    for source in crates() {
        let files = ["lib.rs", "main.rs"].map(|name| source.join(name));
        let file = files.iter().find(|file| file.exists()).unwrap();
        let mut read = Crate::default();
        read.read(Module::new(), file);
        assert!(read.files.len() > 3, "{} is nearly empty", file.display());
        assert!(
            read.arrows().values().any(|targets| !targets.is_empty()),
            "{} has no arrows",
            file.display()
        );
        circles.extend(read.wide_circles());
    }
    assert!(
        circles.is_empty(),
        "circles of files:{}",
        circles.join("\n")
    );
}

#[test]
fn a_circle_is_found_through_a_name_that_is_passed_on() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("lib.rs", "mod a; mod b; mod c; pub use a::inner::A;");
    write("a/mod.rs", "pub mod inner;");
    write("a/inner.rs", "use crate::b; pub struct A(b::B);");
    write("b.rs", "pub struct B; fn f(a: crate::A) {}");
    write("c.rs", "use crate::{A, b::B};");
    let mut read = Crate::default();
    read.read(Module::new(), &folder.path().join("lib.rs"));
    let [circle] = &read.wide_circles()[..] else {
        panic!("{:?}", read.wide_circles());
    };
    assert!(circle.contains("inner.rs") && circle.contains("b.rs"));
    assert!(!circle.contains("c.rs") && !circle.contains("lib.rs"));
}
