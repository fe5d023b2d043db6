//! Minimising a smooth loss.

use std::cell::{Cell, RefCell};

use argmin::core::{CostFunction, Executor, Gradient, State};
use argmin::solver::linesearch::MoreThuenteLineSearch;
use argmin::solver::quasinewton::LBFGS;

use super::FitError;

/// Pairs of steps that the solver keeps; 5 to 20 are usual, and here made no difference to the result.
const SOLVER_MEMORY: usize = 10;
/// Relative to costs of about 0.3: below this an iteration changes nothing that a score would show.
const COST_TOLERANCE: f64 = 1e-9;
/// Evaluations for each iteration that is allowed: usual are one or two. The search along a line has no limit of its own.
const EVALUATIONS_AN_ITERATION: u64 = 20;

/// A loss and its gradient at some parameters.
type CostAndGradient = (f64, Vec<f64>);

/// The parameters at which `loss` is least, from zeros on; the solver stops where the gradient's norm falls below
/// `gradient_tolerance`.
pub(super) fn minimise(
    loss: impl Fn(&[f64]) -> CostAndGradient,
    n_params: usize,
    max_iterations: u64,
    gradient_tolerance: f64,
) -> Result<Vec<f64>, FitError> {
    let solver_error = |error: argmin::core::Error| FitError::Solver(error.to_string());
    let solver = LBFGS::new(MoreThuenteLineSearch::new(), SOLVER_MEMORY)
        .with_tolerance_grad(gradient_tolerance)
        .and_then(|solver| solver.with_tolerance_cost(COST_TOLERANCE))
        .map_err(solver_error)?;
    let problem = Problem {
        loss,
        max_evaluations: max_iterations * EVALUATIONS_AN_ITERATION,
        latest: RefCell::default(),
        n_evaluations: Cell::default(),
    };
    let result = Executor::new(problem, solver)
        .configure(|state| state.param(vec![0.0; n_params]).max_iters(max_iterations))
        .run()
        .map_err(solver_error)?;
    let params = result.state().get_best_param();
    params
        .cloned()
        .ok_or_else(|| FitError::Solver("it gave no weights".to_owned()))
}

/// A loss as the solver asks for it: cost and gradient one after the other, which come from one pass over the data.
struct Problem<F> {
    loss: F,
    max_evaluations: u64,
    latest: RefCell<Evaluated>,
    n_evaluations: Cell<u64>,
}

#[derive(Default)]
struct Evaluated {
    at: Vec<f64>,
    cost: f64,
    gradient: Vec<f64>,
}

impl<F: Fn(&[f64]) -> CostAndGradient> Problem<F> {
    /// Brings the latest evaluation up to date, if it can be finished with and leads anywhere.
    fn evaluate(&self, at: &[f64]) -> Result<(), argmin::core::Error> {
        let mut latest = self.latest.borrow_mut();
        if latest.at == at {
            return Ok(());
        }
        let n_evaluations = self.n_evaluations.get() + 1;
        self.n_evaluations.set(n_evaluations);
        if n_evaluations > self.max_evaluations {
            return Err(argmin::core::Error::msg(format!(
                "it came to no end in {n_evaluations} evaluations"
            )));
        }
        let (cost, gradient) = (self.loss)(at);
        if !cost.is_finite() || !gradient.iter().all(|slope| slope.is_finite()) {
            return Err(argmin::core::Error::msg(format!(
                "the loss is {cost}, or a slope of it no number, expected finite numbers"
            )));
        }
        *latest = Evaluated {
            at: at.to_vec(),
            cost,
            gradient,
        };
        Ok(())
    }
}

impl<F: Fn(&[f64]) -> CostAndGradient> CostFunction for Problem<F> {
    type Param = Vec<f64>;
    type Output = f64;

    fn cost(&self, at: &Vec<f64>) -> Result<f64, argmin::core::Error> {
        self.evaluate(at)?;
        Ok(self.latest.borrow().cost)
    }
}

impl<F: Fn(&[f64]) -> CostAndGradient> Gradient for Problem<F> {
    type Param = Vec<f64>;
    type Gradient = Vec<f64>;

    fn gradient(&self, at: &Vec<f64>) -> Result<Vec<f64>, argmin::core::Error> {
        self.evaluate(at)?;
        Ok(self.latest.borrow().gradient.clone())
    }
}
