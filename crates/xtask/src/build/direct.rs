//! Calls through the table that can only ever reach one function become calls of that function.
//!
//! The splitter lets modules call what it put into others through slots of the table. What has become part of the same
//! module fills its slots with it, and nobody fills them with anything that does something else. Slots of other modules
//! may be empty yet.

use std::collections::HashMap;
use std::path::Path;

use anyhow::Result;
use walrus::ir::{Call, Const, Instr, InstrSeqId, Value};
use walrus::{ConstExpr, ElementItems, ElementKind, FunctionId, FunctionKind, Module};

use super::optimize;

/// Rewrites every module in `work`.
pub fn run(work: &Path) -> Result<()> {
    for path in optimize::modules(work)? {
        rewrite(&path)?;
    }
    Ok(())
}

fn rewrite(path: &Path) -> Result<()> {
    let mut module = Module::from_file(path)?;
    let slots = filled_slots(&module);
    let ids: Vec<FunctionId> = module
        .funcs
        .iter_local()
        .map(|(function, _)| function)
        .collect();
    let types: HashMap<FunctionId, _> = module
        .funcs
        .iter()
        .map(|function| (function.id(), function.ty()))
        .collect();
    for id in ids {
        let FunctionKind::Local(function) = &mut module.funcs.get_mut(id).kind else {
            continue;
        };
        let mut open = vec![function.entry_block()];
        while let Some(sequence) = open.pop() {
            let instructions = &mut function.block_mut(sequence).instrs;
            let mut index = 0;
            while index < instructions.len() {
                open.extend(nested(&instructions[index].0));
                if index > 0
                    && let Instr::CallIndirect(call) = &instructions[index].0
                    && let Instr::Const(Const {
                        value: Value::I32(slot),
                    }) = &instructions[index - 1].0
                    && let Some(target) = slots.get(&slot.cast_unsigned())
                    && types.get(target) == Some(&call.ty)
                {
                    instructions[index].0 = Instr::Call(Call { func: *target });
                    instructions.remove(index - 1);
                } else {
                    index += 1;
                }
            }
        }
    }
    module.emit_wasm_file(path)?;
    Ok(())
}

/// What each slot of the table holds from the start.
fn filled_slots(module: &Module) -> HashMap<u32, FunctionId> {
    let mut slots = HashMap::new();
    for segment in module.elements.iter() {
        if let ElementKind::Active {
            offset: ConstExpr::Value(Value::I32(first)),
            ..
        } = &segment.kind
            && let ElementItems::Functions(functions) = &segment.items
        {
            slots.extend((first.cast_unsigned()..).zip(functions.iter().copied()));
        }
    }
    slots
}

/// The sequences within an instruction.
fn nested(instruction: &Instr) -> Vec<InstrSeqId> {
    match instruction {
        Instr::Block(block) => vec![block.seq],
        Instr::Loop(repeated) => vec![repeated.seq],
        Instr::IfElse(branches) => vec![branches.consequent, branches.alternative],
        _ => Vec::new(),
    }
}
